import { changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { isSnapshotPlace, placeOf } from '../../judge/redirects.ts';
import { mayBeOption, readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { words } from '../verbs.ts';

/** Options of tar(1) that only choose what is packed, shown or unpacked; everything else runs a program, removes or is not known. */
const plainTar =
  /^(?:-[a-zA-Z0-9]*|--(?:create|extract|get|list|diff|compare|verbose|gzip|gunzip|bzip2|xz|zstd|lzma|lzip|auto-compress|file|directory|exclude(?:-\w+)*|no-recursion|strip-components|numeric-owner|same-owner|no-same-owner|same-permissions|no-same-permissions|preserve-permissions|to-stdout|wildcards|no-wildcards|files-from|null|absolute-names|dereference|one-file-system|sparse|xattrs|acls|selinux|format|totals|warning|ignore-failed-read|transform|full-time|utc|owner|group|mode|mtime|newer|newer-mtime|after-date|sort|checkpoint|show-\w+(?:-\w+)*|version|help|keep-old-files|skip-old-files|occurrence|anchored|block-number|no-auto-compress)(?:=.*)?)$/u;

/** Letters of short options that run a program, read another archive in, or change the archive: -F -I -A -r -u -g -W -L -M. */
const actingTar = /^-?[a-zA-Z]*[FIAruWLM]/u;

function tar(call: Call): Judgement {
  const given = call.words.map((word) => word.value ?? word.text);
  const first = given[0] ?? '';
  const letters = first.startsWith('--') ? '' : first.replace(/^-/u, '');
  const shortWords = given.filter((word, index) => /^-[a-zA-Z]/u.test(word) || (index === 0 && letters !== '' && !word.startsWith('--')));
  const has = (letter: string, ...long: readonly string[]): boolean =>
    letters.includes(letter) ||
    shortWords.some(
      (word) =>
        word.startsWith('-') &&
        word
          .slice(1)
          .split(/[fCXT]/u)[0]
          ?.includes(letter),
    ) ||
    long.some((name) => given.includes(name));
  if (given.length === 1 && (given.includes('--version') || given.includes('--help'))) return reads();
  const isStrange =
    given.some((word, index) => index > 0 && word.startsWith('--') && !plainTar.test(word)) ||
    (first.startsWith('--') && !plainTar.test(first)) ||
    shortWords.some((word) => actingTar.test(word.split(/[fCXTbK]/u)[0] ?? word)) ||
    call.words.some(mayBeOption);
  if (isStrange) return changes('tar runs a program, removes files, or the effect of its options is not known');
  const toOutput = has('O', '--to-stdout');
  if (has('x', '--extract', '--get')) return toOutput ? reads() : changes('unpacks an archive over files');
  if (has('t', '--list') || has('d', '--diff', '--compare')) return reads();
  if (has('c', '--create')) {
    const at = letters.includes('f') ? 1 : given.findIndex((word) => word === '-f' || word.startsWith('--file'));
    const target = call.words[letters.includes('f') ? 1 : given[at] === '-f' || given[at] === '--file' ? at + 1 : at];
    if (at < 0 || target?.value === '-') return reads('packs a copy');
    const aside = target !== undefined && isSnapshotPlace(placeOf(target).replace(/^--file=/u, ''));
    return aside ? reads('packs a copy', { preserves: true }) : changes('writes an archive');
  }
  return changes('what tar does here is not known');
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
    { names: ['tar', 'gtar', 'bsdtar'], judge: tar },
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
      tar -C / -xf a.tar`,
  },
};
