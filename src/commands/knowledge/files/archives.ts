import { changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { isSnapshotPlace, placeOf } from '../../judge/redirects.ts';
import type { Word } from '../../shell/ast.ts';
import { mayBeOption, readOptions, wordFrom } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { words } from '../verbs.ts';

/** Options of tar(1) that only choose what is packed, shown or unpacked; everything else runs a program, removes or is not known. */
const plainTar =
  /^(?:-[a-zA-Z0-9]*|--(?:create|extract|get|list|diff|compare|verbose|gzip|gunzip|bzip2|xz|zstd|lzma|lzip|auto-compress|file|directory|exclude(?:-\w+)*|no-recursion|strip-components|numeric-owner|same-owner|no-same-owner|same-permissions|no-same-permissions|preserve-permissions|to-stdout|wildcards|no-wildcards|files-from|null|absolute-names|dereference|one-file-system|sparse|xattrs|acls|selinux|format|totals|warning|ignore-failed-read|transform|full-time|utc|owner|group|mode|mtime|newer|newer-mtime|after-date|sort|checkpoint|show-\w+(?:-\w+)*|version|help|keep-old-files|skip-old-files|occurrence|anchored|block-number|no-auto-compress)(?:=.*)?)$/u;

/** Letters of short options that run a program, read another archive in, or change the archive. */
const actingTar = /[FIAgruWLM]/u;

/** Short options of tar(1) that take a value. */
const valuedTar = 'fCTXbKNgHV';

/** The letters and values of the short options: `-czf x`, `-cfx`, and the old form `cbf 20 x`, whose values come in the order of their letters. */
function shortTar(call: Call): { readonly letters: string; readonly archives: readonly Word[] } {
  let letters = '';
  const archives: Word[] = [];
  const [first] = call.words;
  let at = 0;
  if (first !== undefined && !first.prefix.startsWith('-')) {
    at = 1;
    for (const letter of first.prefix) {
      letters += letter;
      if (!valuedTar.includes(letter)) continue;
      const value = call.words[at++];
      if (letter === 'f' && value !== undefined) archives.push(value);
    }
  }
  for (; at < call.words.length; at++) {
    const word = call.words[at];
    if (word === undefined || word.prefix === '--') break;
    const { prefix } = word;
    if (prefix === '--file') archives.push(...call.words.slice(at + 1, at + 2));
    else if (prefix.startsWith('--file=')) archives.push(wordFrom(word, 7));
    if (!/^-[a-zA-Z0-9]/u.test(prefix)) continue;
    for (let index = 1; index < prefix.length; index++) {
      const letter = prefix[index] ?? '';
      letters += letter;
      if (!valuedTar.includes(letter)) continue;
      const value = index + 1 < prefix.length || word.value === null ? wordFrom(word, index + 1) : call.words[++at];
      if (letter === 'f' && value !== undefined) archives.push(value);
      break;
    }
  }
  return { letters, archives };
}

function tar(call: Call): Judgement {
  const given = call.words.map((word) => word.value ?? word.text);
  if (given.length === 1 && (given.includes('--version') || given.includes('--help'))) return reads();
  const { letters, archives } = shortTar(call);
  const isStrange =
    given.some((word) => word.startsWith('--') && word !== '--' && !plainTar.test(word)) ||
    actingTar.test(letters) ||
    call.words.some(mayBeOption);
  if (isStrange) return changes('tar runs a program, removes files, or the effect of its options is not known');
  const has = (letter: string, ...long: readonly string[]): boolean =>
    letters.includes(letter) || long.some((name) => given.includes(name));
  if (has('x', '--extract', '--get')) return has('O', '--to-stdout') ? reads() : changes('unpacks an archive over files');
  if (has('t', '--list') || has('d', '--diff', '--compare')) return reads();
  if (!has('c', '--create')) return changes('what tar does here is not known');
  // tar(1): HOST:FILE is on another machine, unless --force-local
  if (archives.some(({ prefix }) => /^[^/]*:/u.test(prefix))) return changes('writes an archive on another machine');
  const places = archives.map((each) => (each.value === '-' ? '-' : placeOf(each)));
  if (places.every((place) => place === '-')) return reads('packs a copy');
  return places.every((place) => isSnapshotPlace(place)) ? reads('packs a copy', { preserves: true }) : changes('writes an archive');
}

/** gzip as a filter changes nothing; on a file it replaces the file. */
const compress = (call: Call): Judgement => {
  const given = readOptions(call.words, {
    valued: ['-S', '-T', '-p', '-M', '-C', '--threads', '--suffix'],
    plain: words(
      '-c -k -l -t -v -q -1 -2 -3 -4 -5 -6 -7 -8 -9 -0 -d -e -f -z -n -N -r --stdout --best --fast --decompress --uncompress --force --keep --list --test --verbose --quiet --version --help --rsyncable --to-stdout --no-name --long --ultra',
    ),
  });
  if (given.unknown.length > 0) return changes('the effect of these options is not known');
  // pbzip2's -l is a limit of load, lz4's another format: they pack.
  if (/^(?:pbzip2|lz4)$/u.test(call.program) && given.has('-l')) return changes('replaces files by packed ones');
  // The last mode wins: `-t -d` unpacks.
  const unpacks = given.has('-d', '--decompress', '--uncompress', '-z') && !given.has('-c', '--stdout', '--to-stdout');
  if (unpacks && given.positionals.length > 0 && given.has('-l', '-t', '--list', '--test'))
    return changes('replaces files by unpacked ones');
  if (given.positionals.length === 0 || given.has('-c', '--stdout', '--to-stdout', '-l', '--list', '-t', '--test', '--version', '--help'))
    return reads();
  return changes('replaces files by packed or unpacked ones');
};

const zip = (call: Call): Judgement => {
  const given = call.words.map((word) => word.value ?? '?');
  const [first = ''] = given;
  if (call.program === 'unzip') {
    // unzip(1): -d DIR and -P PASSWORD may be written in one word, so only whole words of letters that show count.
    const shows = given.some((value) => /^-(?:q{0,2}[lptvzcZ][qtvCLahms12MT]*)$/u.test(value));
    const others = given.some((value) => value.startsWith('-') && !/^-(?:q{0,2}[lptvzcZ][qtvCLahms12MT]*|[qCLP]{1,3}|x|P.*)$/u.test(value));
    return shows && !others ? reads() : changes('unpacks an archive over files');
  }
  if (call.program === 'unrar' && given.some((value) => /^-ilog/iu.test(value))) return changes('unrar writes a log');
  if (call.program === 'unrar') return /^(?:l[bt]?a?|v[bt]?a?|t|p)$/u.test(first) ? reads() : changes('unpacks an archive over files');
  if (call.program === 'cpio')
    return given.every((value) => /^(?:-(?:[itvn]+|F\S*)|--(?:list|verbose|numeric-uid-gid|quiet|file=\S+))$/u.test(value)) &&
      given.some((value) => /^-[a-z]*t|^--list$/u.test(value))
      ? reads()
      : changes('writes files');
  if (call.program === 'ar') return /^-?[tp]v?$/u.test(first) ? reads() : changes('writes an archive');
  if (call.program === '7z' || call.program === '7za')
    return ['l', 't', 'i', 'h'].includes(given[0] ?? '') ? reads() : changes('writes files');
  return changes('writes an archive');
};

/** Archives and packed files. */
export const archives: Knowledge = {
  programs: [
    { names: ['tar', 'gtar', 'bsdtar'], judge: tar, judgesNames: true },
    {
      names: [
        'gzip',
        'gunzip',
        'bzip2',
        'bunzip2',
        'xz',
        'unxz',
        'zstd',
        'unzstd',
        'lz4',
        'unlz4',
        'pigz',
        'unpigz',
        'lzma',
        'unlzma',
        'lzop',
        'compress',
        'uncompress',
        'pbzip2',
      ],
      judge: compress,
    },
    { names: ['zip', 'unzip', '7z', '7za', 'unrar', 'cpio', 'ar'], judge: zip },
    { names: ['zipinfo', 'lsinitramfs', 'lsar'], judge: () => reads() },
  ],
  examples: {
    reads: `
      tar tzf backup.tgz
      tar --create --gzip --file=backup.tgz data
      tar -tvf backup.tar
      tar xzOf backup.tgz a.txt
      tar czf /tmp/logs.tgz /var/log
      tar czf logs.tar.gz /var/log/app
      tar -cf - /var/log
      gzip -l a.gz
      gzip -t a.gz
      gunzip -c a.gz
      zstd -dc a.zst
      unzip -l a.zip
      unzip -p a.zip a.txt
      unzip -Z1 a.zip
      unrar l a.rar
      cpio -itv
      tar --list --file=a.tar
      tar -C /tmp -czf logs.tgz app
      tar -tvzf a.tgz --exclude=x`,
    changes: `
      tar xzf backup.tgz -C /
      tar czf /etc/x.tgz a
      tar cf a.tar --remove-files a
      tar xf a.tar --to-command=sh
      gzip a.log
      gunzip a.gz
      unzip a.zip
      zip -r a.zip a
      tar tf a.tar --checkpoint=1 --checkpoint-ac=exec=sh
      tar tf a.tar --use-comp=sh
      tar tf a.tar -I sh
      tar xOf a.tar --to-comm=sh
      tar -tf a.tar -F sh
      tar -c -f - x --remove
      tar tf host:a.tar --rsh-comm=sh
      tar -rf a.tar x
      tar --delete -f a.tar x
      unzip a.zip -dtmp
      unzip -Psecret a.zip
      tar -C / -xf a.tar
      tar -c -zf /etc/x d
      tar cbf 20 /etc/x d
      tar cfI /tmp/x.tar ./x d
      xz -t -d x.xz`,
  },
};
