import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { isSnapshotFolder, isSnapshotPlace, placeOf } from '../../judge/redirects.ts';
import type { Word } from '../../shell/ast.ts';
import { mayBeOption, readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { changing, lastPlace } from '../shapes.ts';
import { words } from '../verbs.ts';

/** `tee` copies what it reads: evidence kept when the files are copies on the side. */
function tee(call: Call): Judgement {
  const given = readOptions(call.words, { valued: [], plain: ['-a', '--append', '-i', '-p', '--ignore-interrupts'] });
  // To add to a file of the working directory may change somebody's file, as with `>>`.
  const isAdded = given.has('-a', '--append') && !given.positionals.every((word) => placeOf(word).startsWith('/'));
  const aside =
    given.unknown.length === 0 &&
    !isAdded &&
    !given.positionals.some((word) => call.isNamedBefore(word)) &&
    given.positionals.every(
      (word) => isSnapshotPlace(placeOf(word)) || ['/dev/null', '/dev/stderr', '/dev/tty'].includes(word.value ?? ''),
    );
  return aside
    ? reads(given.positionals.length === 0 ? undefined : 'keeps a copy of the output', { preserves: given.positionals.length > 0 })
    : changes(`tee writes over ${given.positionals.map((word) => call.show(word.text)).join(' ')}`);
}

/** `HOST:PATH`, and not a path of this machine with a colon in it. */
const isRemote = (word: Word): boolean =>
  /^(?:[\w.@\uE000-\uF8FF-]+|\[[\da-f:]+\]):/iu.test(word.prefix) || /^"?\$\{?\w+\}?:/u.test(word.text);

/** What scp reads as a place on another machine: a colon before the first slash, or an address. */
const isElsewhere = (word: Word): boolean => isRemote(word) || /^[^/]*:|^(?:scp|sftp|rsync):/u.test(word.prefix);

/** scp and rsync from another machine into a folder for copies, with options that only choose. */
function pulls(call: Call): boolean {
  const given = readOptions(
    call.words,
    call.program === 'scp'
      ? { valued: words('-P -i -l -c'), plain: words('-r -p -q -C -v -B -4 -6 -3 -O'), looseWords: true }
      : {
          valued: words('--exclude --include --bwlimit --timeout --port --max-size --min-size'),
          plain: words(
            '-a -v -z -h -P -r -t -u -c -p -g -o -q -W -H --archive --verbose --compress --human-readable --progress --partial --recursive --times --update --checksum --stats',
          ),
          looseWords: true,
        },
  );
  const sources = given.positionals.slice(0, -1);
  const place = lastPlace(given);
  return (
    given.unknown.length === 0 &&
    sources.length > 0 &&
    sources.every(isRemote) &&
    place !== null &&
    !given.positionals.slice(-1).some(isElsewhere) &&
    isSnapshotFolder(place) &&
    !call.words.some(mayBeOption)
  );
}

/** A copy into a folder for evidence changes nothing that is in use. */
function copy(call: Call): Judgement {
  if ((call.program === 'scp' || call.program === 'rsync') && pulls(call))
    return reads('copies files from another machine', { preserves: true });
  if (call.words.some((word) => word.value === '--help' || word.value === '--version')) return reads();
  if (call.program === 'cp' && call.words.some((word) => word.value === '/dev/null')) return destroys('empties a file');
  if (call.program === 'rsync') {
    if (call.words.some(mayBeOption)) return changes('rsync: an unquoted variable could add options');
    const given = readOptions(call.words, {
      valued: words(
        `-e --rsh --exclude --include --exclude-from --include-from --files-from --bwlimit --timeout --contimeout -f --filter --port --password-file --log-file
        --log-file-format --out-format --partial-dir --rsync-path --backup-dir --suffix -T --temp-dir --compare-dest --copy-dest --link-dest -B --block-size
        --max-size --min-size --max-delete --max-alloc --modify-window -@ --chmod --chown --usermap --groupmap --copy-as --address --sockopts --outbuf --info
        --debug --stderr --stop-after --stop-at --iconv --checksum-choice --cc --checksum-seed --compress-choice --zc --compress-level --zl --skip-compress
        --read-batch --write-batch --only-write-batch --protocol --early-input -M --remote-option`,
      ),
    });
    const rsh = given.value('-e', '--rsh');
    const isPlainSsh = !given.has('-e', '--rsh') || (rsh !== null && /^ssh(?:\s+-(?:[46CqvxT]+|[ipl]\s*[\w./~@-]+))*$/u.test(rsh));
    if (
      given.has('-n', '--dry-run', '--list-only') &&
      isPlainSsh &&
      !given.has('--rsync-path', '--log-file', '--write-batch', '--only-write-batch', '-M', '--remote-option')
    )
      return reads('a dry run');
    if ([...call.words].some((word) => /^--(?:delete|remove-source-files)/u.test(word.prefix)) || given.has('--del'))
      return destroys('removes what the source does not have');
  }
  return changes('writes files');
}

/** Programs that write, move or mark files. */
export const copies: Knowledge = {
  programs: [
    { names: ['tee'], judge: tee },
    { names: ['cp', 'rsync', 'scp', 'install', 'ln', 'link'], judge: copy, judgesNames: true },
    changing(words('mv sftp touch mkdir mkfifo mknod split csplit patch rename dos2unix unix2dos'), changes('writes files')),
    changing(words('chmod chown chgrp setfacl chattr setfattr setcap'), changes('changes who may use files')),
    {
      names: ['rclone'],
      judge: (call) => {
        const given = readOptions(call.words, {
          valued: words('--config --transfers --checkers --bwlimit --include --exclude --max-age --min-age'),
        });
        const verb = given.positionals[0]?.value ?? '';
        // check and cryptcheck write lists by --combined, --differ, --error, --match, --missing-on-*; others by --output-file, --log-file
        const writes = call.words.some((word) =>
          /^(?:-o|--(?:output|output-file|log-file|combined|differ|error|match|missing-on-\w+|password-command|cpuprofile|memprofile|rc|\w+-ssh|sftp-server-command|metadata-mapper))(?:=|$)/u.test(
            word.prefix,
          ),
        );
        if (/^(?:ls|lsl|lsd|lsf|lsjson|size|check|about|version|listremotes|cat|tree|cryptcheck|hashsum|md5sum|sha1sum)$/u.test(verb))
          return writes ? changes('rclone writes a file or runs a program') : reads();
        const isOff = call.words.some((word) => /^(?:-n|--dry-run)=/u.test(word.prefix));
        if ((given.last('--dry-run') === true || given.has('-n')) && !writes && !isOff) return reads('a dry run');
        return /^(?:delete|deletefile|purge|rmdir|rmdirs|sync|move|moveto|cleanup|bisync|dedupe)$/u.test(verb)
          ? destroys('removes files')
          : changes('copies files');
      },
    },
    {
      names: ['restic', 'borg', 'duplicity', 'kopia'],
      judge: (call) => {
        const verb =
          readOptions(call.words, { valued: words('-r --repo -p --password-file --config-file -H --host --tag') }).positionals[0]?.value ??
          '';
        const asks =
          /^(?:snapshots|ls|list|stats|find|diff|info|cat|version|verify|collection-status|list-current-files|snapshot-list|key-list|dump|check)$/u.test(
            verb,
          );
        // borg check --repair, restic dump --target and restic's --password-command
        if (
          asks &&
          !call.words.some((word) =>
            /^(?:--(?:repa|targ|pass\w*-c|clea|opt|rsh|gpg-b|ssh-a|remote-path|use-agent|rclone)|-t$|-o)/u.test(word.prefix),
          )
        )
          return reads();
        return /^(?:forget|prune|delete|remove-all-but-n-full|remove-older-than|compact)$/u.test(verb)
          ? destroys('removes backups')
          : changes('writes a backup or puts one back');
      },
    },
  ],
  examples: {
    reads: `
      df -h | tee df.txt
      rsync -avn --delete a/ b/
      rclone ls store:backups
      restic snapshots
      cp --help
      cd /tmp && ps aux > ps.txt
      rsync -avn -e 'ssh -p 2222' a host:b
      borg check repo
      restic check`,
    changes: `
      cp a b
      mv a b
      rsync -av a/ host:b/
      scp a host:b
      mkdir -p /data/x
      touch x
      chmod 600 key
      chown -R postgres /data
      echo 1 | tee /proc/sys/vm/drop_caches
      echo a | sudo tee -a /etc/hosts
      ln -sfn a b
      rclone copy a store:a
      restic backup /data
      rsync -an --write-batch=x a b
      rsync -an -e './x' a b
      rclone check a b --combined=/etc/x
      borg check --repair repo
      restic dump latest /x --target /etc/x`,
    destroys: `
      cp /dev/null app.log
      rsync -a --delete a/ b/
      rclone sync a store:a
      restic forget --keep-last 1 --prune`,
  },
};
