import { changes, reads } from '../../judge/judgement.ts';
import type { Knowledge } from '../program.ts';
import { readsUnless } from '../shapes.ts';
import { words } from '../verbs.ts';
import { withClosedVerbs } from '../word-lists.ts';

const forgets = changes('forgets failed logins and lets the account in');

/**
 * Mail servers and who may log in: faillock(8), pam_tally2(8), https://www.postfix.org/postcat.1.html, https://www.postfix.org/qshape.1.html,
 * https://www.exim.org/exim-html-current/doc/html/spec_html/ch-exim_utilities.html, https://doc.dovecot.org (doveconf(1), doveadm(1)),
 * https://sssd.io (sssctl(8)), realm(8).
 */
export const mailAndLogins: Knowledge = {
  programs: [
    readsUnless(['faillock'], { valued: ['--user', '--dir'], plain: ['--legacy-output'] }, { '--reset': forgets }),
    readsUnless(
      ['pam_tally2'],
      { valued: words('-u --user -f --file'), plain: words('-q --quiet') },
      { '--reset': forgets, '-r': forgets },
    ),
    readsUnless(['postcat'], { valued: ['-s'], plain: words('-b -d -e -f -h -n -o -q -r -v'), looseWords: true }, {}),
    readsUnless(['qshape'], { valued: words('-b -t -m -w'), plain: words('-s -p -l'), looseWords: true }, {}),
    readsUnless(['exiqsumm'], { valued: [], plain: words('-a -b -c -s -h --help') }, {}),
    // doveconf(1): -e starts another program, -P shows passwords, -p asks for one.
    readsUnless(['doveconf'], { valued: words('-m -f'), plain: words('-n -a -N -d -h -S'), looseWords: true }, {}),
    withClosedVerbs('doveadm', {
      // `doveadm exec` hands its words, `--help` too, to another program.
      optionsFirst: true,
      options: '-f -u',
      flags: '-D -v',
      known: '-A -1 -t -7 -8',
      reads: 'who, log errors|find, user, mailbox list|status, quota get, service status, process status',
      changes: {
        'changes the mail server or its mailboxes':
          'reload, stop, index, force-resync, sync, backup, import, move, copy, flags, altmove, quota recalc, mailbox create|rename|subscribe|unsubscribe|update, log reopen|test, exec',
      },
      destroys: { 'removes mail or ends sessions': 'expunge, purge, kick, mailbox delete' },
    }),
    withClosedVerbs('sssctl', {
      // --start starts the service before it is asked; the options of `user-checks` log the user in.
      known: '-o --online -a --active-server -r --servers',
      reads: 'domain-list, domain-status, user-show, group-show, netgroup-show, config-check',
      special: {
        'user-checks': (_, given) => (given.names.length === 0 ? reads() : changes('tries to log the user in')),
        'cache-index': (_, given) => (given.positionals[1]?.value === 'list' ? reads() : changes('changes the cache')),
      },
      changes: {
        'changes what is kept of users': 'cache-expire, cache-upgrade, client-data-backup, client-data-restore, logs-fetch, debug-level',
      },
      destroys: { 'removes what is kept of users, or the logs': 'cache-remove, logs-remove' },
    }),
    withClosedVerbs('realm', {
      optionsFirst: true,
      known: '-a --all -n --name-only -v --verbose',
      reads: 'list',
      changes: { 'changes which domain the machine belongs to, or who may log in': 'join, leave, permit, deny, renew' },
    }),
  ],
  examples: {
    reads: `
      faillock --user bob
      faillock
      pam_tally2 --user=bob
      pam_tally2 -u bob
      postcat -q 3F2A1
      postcat -vq 3F2A1
      qshape deferred
      qshape -s hold
      exiqsumm -c
      doveconf -n
      doveconf -a
      doveconf -h mail_location
      doveadm who
      doveadm log errors
      doveadm log find
      doveadm user bob
      doveadm mailbox status -u bob messages INBOX
      doveadm -f table quota get -u bob
      doveadm service status
      sssctl domain-list
      sssctl domain-status example.com --online
      sssctl user-checks bob
      sssctl user-show bob
      sssctl cache-index list
      realm list --all`,
    changes: `
      faillock --user bob --reset
      pam_tally2 --user bob --reset
      pam_tally2 -u bob -r
      pam_tally2 --user=bob --reset=0
      postcat -c /tmp/x -q 3F2A1
      qshape -c /tmp/x deferred
      exiqsumm --no-such-option
      doveconf -P
      doveconf -e ./x
      doveadm reload
      doveadm log test
      doveadm exec imap --help
      doveadm -o plugin=x who
      sssctl cache-expire -E
      sssctl domain-status example.com --start
      sssctl user-checks bob -a auth
      realm leave
      realm permit bob`,
    destroys: `
      doveadm expunge -u bob mailbox Trash all
      doveadm kick bob
      sssctl logs-remove`,
  },
};
