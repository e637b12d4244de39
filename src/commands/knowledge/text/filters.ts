import { changes, reads } from '../../judge/judgement.ts';
import type { Knowledge } from '../program.ts';
import { readOptions } from '../options.ts';
import { harmless, readsUnless } from '../shapes.ts';
import { words } from '../verbs.ts';

/** coreutils and others that turn text into text, or only show something. */
export const filters: Knowledge = {
  programs: [
    harmless(
      words(`grep egrep fgrep zgrep zegrep zfgrep bzgrep xzgrep pcregrep pcre2grep ugrep ag ack zcat bzcat xzcat zstdcat lz4cat gzcat zless zmore zdiff zcmp jq cut tr wc head tac rev nl fold fmt column paste join comm
    diff diff3 sdiff cmp colordiff delta icdiff difft seq basename dirname realpath readlink expr test [ od hexdump hd base64 base32 md5sum sha1sum sha224sum sha256sum sha384sum sha512sum b2sum md5 shasum
    cksum sum strings file stat ls ll la dir vdir numfmt ts bc less more most pr expand unexpand look jless pup gron htmlq xq tsort iconv envsubst figlet banner shuf nm size objdump readelf c++filt
    lolcat bat batcat exa eza lsd locate mlocate plocate csvlook csvcut csvstat csvgrep csvsort mlr pygmentize jc recode uuidgen units dc pv multitail ccze tspin ministat datamash getopt mktemp tempfile zipgrep`),
    ),
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
        return given.positionals.length > 1 ? changes('uniq writes its second file') : reads();
      },
    },
    readsUnless(
      ['tree'],
      { valued: ['-L', '-I', '-P', '--filelimit', '--timefmt', '--charset'] },
      { '-o': changes('tree -o overwrites a file') },
    ),
    readsUnless(
      ['rg', 'fd', 'fdfind'],
      { valued: words('-e -g -t -T -A -B -C -m -r -E -d -j --type --glob --max-depth --extension --regexp') },
      {
        '--pre': changes('rg --pre runs a program for each file'),
        '-x': changes('runs a program for each file, or matches whole lines'),
        '-X': changes('runs a program'),
        '--exec': changes('runs a program for each file'),
        '--exec-batch': changes('runs a program'),
        '--search-zip-with': changes('runs a program'),
        '--hostname-bin': changes('runs a program'),
      },
    ),
    {
      names: ['xxd'],
      judge: (call) =>
        readOptions(call.words, { valued: ['-l', '-s', '-c', '-g', '-o', '-n'] }).positionals.length > 1
          ? changes('xxd overwrites a file')
          : reads(),
    },
    {
      names: ['xmllint', 'xmlstarlet'],
      judge: (call) =>
        call.words.some((word) => /^(?:--output|-o|--shell|-L|--inplace)$/u.test(word.prefix)) ? changes('writes a file') : reads(),
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
      TMP=$(mktemp -d)`,
    changes: `
      sort -o a a
      uniq a b
      tree -o x
      rg --pre sh x
      xxd -r a b
      cat a | sponge a
      cat a >> b
      cat a > b.conf
      cat /dev/null > a.log
      sort $FILE_LIST_SET_ELSEWHERE_$(x) a`,
  },
};
