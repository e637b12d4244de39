import { changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { isSnapshotPlace, placeOf } from '../../judge/redirects.ts';
import { readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { words } from '../verbs.ts';

function tar(call: Call): Judgement {
  const given = call.words.map((word) => word.value ?? word.text);
  const letters = given[0]?.startsWith('--') === true ? '' : (given[0] ?? '').replace(/^-/u, '');
  const has = (letter: string, long: string): boolean => letters.includes(letter) || given.includes(long);
  if (given.includes('--version') || given.includes('--help')) return reads();
  if (
    given.some((word) =>
      /^--(?:to-command|checkpoint-action|use-compress-program|remove-files|rsh-command|info-script|delete|update|append)|^-I/u.test(word),
    )
  )
    return changes('tar runs a program or removes files');
  const toOutput = given.some((word) => word === '-O' || word === '--to-stdout') || letters.includes('O');
  if (has('x', '--extract') || has('x', '--get')) return toOutput ? reads() : changes('unpacks an archive over files');
  if (has('t', '--list') || has('d', '--diff')) return reads();
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
  if (call.program === 'unzip')
    return given.some((word) => /^-[a-zA-Z]*[lptvZ]/u.test(word)) && !given.some((word) => /^-[a-zA-Z]*o/u.test(word))
      ? reads()
      : changes('unpacks an archive over files');
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
      unzip -l a.zip`,
    changes: `
      tar xzf backup.tgz -C /
      tar czf /etc/x.tgz a
      tar cf a.tar --remove-files a
      tar xf a.tar --to-command=sh
      gzip a.log
      gunzip a.gz
      unzip a.zip
      zip -r a.zip a`,
  },
};
