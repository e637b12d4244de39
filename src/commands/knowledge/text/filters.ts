import { changes, reads } from '../../judge/judgement.ts';
import type { Knowledge } from '../program.ts';
import { mayBeOption, readOptions } from '../options.ts';
import { harmless, readsUnless } from '../shapes.ts';
import { words } from '../verbs.ts';
import { textTools } from './text-tools.ts';

/** coreutils and others that turn text into text, or only show something. */
export const filters: Knowledge = {
  programs: [
    harmless(
      words(`grep egrep fgrep zgrep zegrep zfgrep bzgrep xzgrep zcat bzcat xzcat lz4cat gzcat zdiff zcmp jq cut tr wc head tac rev nl fold fmt column paste join comm
    diff cmp colordiff icdiff difft seq basename dirname realpath readlink expr test [ od hexdump hd base32 md5sum sha1sum sha224sum sha256sum sha384sum sha512sum b2sum md5 shasum
    cksum sum strings stat ls ll la dir vdir numfmt ts bc pr expand unexpand look pup gron tsort envsubst figlet banner size objdump readelf c++filt
    lolcat exa eza lsd locate mlocate plocate csvlook csvcut csvstat csvgrep csvsort uuidgen units ccze ministat datamash getopt zipgrep`),
    ),
    // base64(1) of BSD and macOS: -o names a file
    {
      names: ['base64'],
      options: 'never-change',
      judge: (call) => (call.words.some((word) => /^-[a-zA-Z]*o|^--out/u.test(word.prefix)) ? changes('writes a file') : reads()),
    },
    // pcre2grep(1): a callout runs a program; delta pages, nm loads a plugin
    {
      names: words('pcregrep pcre2grep delta nm'),
      options: 'by-name',
      judge: (call) =>
        call.words.some((word) => /^--(?:pag|plug|exec)/u.test(word.prefix) || word.value === null || word.value.includes('(?C'))
          ? changes('runs a program or loads a library')
          : reads(),
    },
    // zstd(1): -o names a file, whatever the program is called
    {
      names: ['zstdcat'],
      options: 'by-name',
      judge: (call) =>
        call.words.some((word) => /^(?:-[a-zA-Z0-9]*[oO]|--(?:rm|output|trace|out-dir|patch))/u.test(word.prefix) || mayBeOption(word))
          ? changes('writes or removes a file')
          : reads(),
    },
    // A name in a system folder is no temporary file.
    {
      names: ['mktemp', 'tempfile'],
      judge: (call) =>
        call.words.some((word) => word.value === null || /^(?:-\w*[pn]|--t\w*=)?(?!\/(?:var\/)?tmp(?:\/|$))\/|\.\./u.test(word.value))
          ? changes('makes a file outside of the folder for temporary ones')
          : reads(),
    },
    ...textTools,
    // An empty file is no evidence: `cat /dev/null > x` empties x.
    {
      names: ['cat'],
      judge: (call) =>
        reads(undefined, { evidence: call.words.some((word) => word.value !== '/dev/null') || call.input.kind !== 'nothing' }),
    },
    harmless(words('echo printf true false : sleep usleep yes'), reads(undefined, { evidence: false })),
    readsUnless(
      ['sort', 'gsort'],
      {
        valued: words('-k --key -t --field-separator -S --buffer-size -T --temporary-directory --parallel --batch-size --sort'),
        plain: words(
          '-r -n -h -u -f -b -d -g -i -M -R -V -z -c -C -s -m --reverse --numeric-sort --human-numeric-sort --unique --version-sort --stable --check --ignore-case --general-numeric-sort --month-sort --zero-terminated --merge --debug',
        ),
      },
      {
        '-o': changes('sort -o overwrites a file'),
        '--output': changes('sort -o overwrites a file'),
        '--compress-program': changes('sort runs another program'),
      },
    ),
    {
      names: ['uniq'],
      judge(call) {
        const given = readOptions(call.words, {
          valued: words('-f -s -w --skip-fields --skip-chars --check-chars'),
          plain: words('-c -d -D -i -u -z --count --repeated --all-repeated --unique --ignore-case --zero-terminated --group'),
        });
        if (given.unknown.length > 0) return changes(`uniq: the effect of ${call.show(given.unknown.join(' '))} is not known`);
        return given.positionals.length > 1 || given.positionals.some((word) => word.splits)
          ? changes('uniq writes its second file')
          : reads();
      },
    },
    readsUnless(
      ['tree'],
      { valued: ['-L', '-I', '-P', '--filelimit', '--timefmt', '--charset'] },
      { '-o': changes('tree -o overwrites a file'), '-R': changes('tree -R writes 00Tree.html into folders') },
    ),
    {
      names: ['rg'],
      judge: (call) => {
        const given = readOptions(call.words, {
          valued: words(
            '-e -g -t -T -A -B -C -m -r -E -d -j -f -M --regexp --file --type --type-not --type-add --glob --iglob --max-depth --max-count --max-filesize --context --after-context --before-context --replace --encoding --engine --sort --sortr --color --colors --threads --ignore-file --max-columns --path-separator --field-match-separator',
          ),
          plain: words(
            '-i -S -s -v -w -x -l -c -n -N -o -q -z -L -F -U -P -p -H -I -h -a -u -0 -V -. --ignore-case --smart-case --case-sensitive --invert-match --word-regexp --line-regexp --files-with-matches --files-without-match --files --count --count-matches --line-number --no-line-number --only-matching --quiet --search-zip --follow --fixed-strings --multiline --multiline-dotall --pcre2 --pretty --with-filename --no-filename --text --hidden --no-ignore --no-ignore-vcs --no-messages --heading --no-heading --json --stats --column --trim --null --vimgrep --passthru --debug --trace --type-list --unrestricted --one-file-system --version --help --no-config --line-buffered --crlf --no-require-git',
          ),
          looseWords: true,
        });
        // --pre, --search-zip-with and --hostname-bin run a program
        return given.unknown.length > 0 ? changes(`rg: ${call.show(given.unknown.join(' '))} may run a program`) : reads();
      },
    },
    {
      names: ['fd', 'fdfind'],
      judge: (call) =>
        readOptions(call.words, { valued: words('-t -e -E -d -S -o -c -j --type --extension --exclude') }).has(
          '-x',
          '-X',
          '--exec',
          '--exec-batch',
          '--gen-completions',
        ) || call.words.some((word) => mayBeOption(word) && word.splits)
          ? changes('fd runs a program for what it finds')
          : reads(),
    },
    {
      names: ['xxd'],
      judge: (call) => {
        const { positionals } = readOptions(call.words, { valued: ['-l', '-s', '-c', '-g', '-o', '-n', '-len', '-seek', '-cols'] });
        return positionals.length > 1 || positionals.some((word) => word.splits) ? changes('xxd overwrites a file') : reads();
      },
    },
    {
      names: ['xmllint', 'xmlstarlet'],
      judge: (call) =>
        call.words.some((word) => /^(?:--?output(?:=.*)?|-o|--?shell|-L|--inplace|--?(?:save\w*|writev))$/u.test(word.prefix))
          ? changes('writes a file')
          : reads(),
    },
    {
      names: ['tail', 'gtail', 'ztail'],
      judge: (call) =>
        readOptions(call.words, { valued: ['-n', '-c', '--lines', '--bytes', '--pid', '-s'] }).has('-f', '-F', '--follow')
          ? reads('tail -f never ends by itself', { unbounded: true })
          : reads(),
    },
    { names: ['sponge'], judge: () => changes('writes over a file') },
    { names: ['pbcopy', 'xclip', 'xsel', 'pbpaste', 'clip.exe'], judge: () => reads(undefined, { evidence: false }) },
  ],
  examples: {
    reads: `
      grep -rnE 'ERROR|FATAL' /var/log/app.log | tail -20
      grep -c error a.log
      zgrep -h error a.log.gz
      sort -k2 -nr a | uniq -c | head
      cut -d: -f1 /etc/passwd
      jq -r '.items[] | .name' a.json
      cat a | tr a-z A-Z
      tail -f a.log
      tail -n 100 a.log
      diff a b
      ls -lhtr
      stat -c %y a
      wc -l < a
      base64 -d <<< eA==
      column -t a
      seq 1 3
      find . | sort -u
      tree -L 2
      rg error src
      xxd -l 16 a
      printf '%s\\n' a
      TMP=$(mktemp -d)
      less +G a
      file -b a
      iconv -f latin1 -t utf8 a
      shuf -n 5 a
      mlr --icsv --ojson cat then head a
      cat a | jc --ps
      jc df
      dc -e '2 3 + p'
      recode latin1..utf8
      rg -x error
      fd -e log
      ack --color error`,
    changes: `
      sort -o a a
      uniq a b
      uniq access.log.{1,2}
      uniq *.txt
      tree -o x
      rg --pre sh x
      xxd -r a b
      xxd dump.{bin,hex}
      cat a | sponge a
      cat a >> b
      cat a > b.conf
      cat /dev/null > a.log
      sort $FILE_LIST_SET_ELSEWHERE_$(x) a
      less -o /etc/x a
      less '+!touch x' a
      file -C -m magic
      file --compile -m magic
      iconv -o a a
      shuf --out=a a
      shuf -o a a
      mlr -I cat a
      mlr -n put 'end { system(1) }'
      jc touch x
      dc -e '!id'
      recode latin1..utf8 a
      sdiff --diff-prog=./x a b
      diff3 --diff-program=./x a b c
      tree -R -L 2
      fd -x touch
      rg --pr sh x
      ack --pager=./x a
      tspin --exec ./x`,
  },
};
