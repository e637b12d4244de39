import { reads } from '../../judge/judgement.ts';
import type { Knowledge } from '../program.ts';
import { changesUnless, harmless, readsUnless } from '../shapes.ts';
import { words } from '../verbs.ts';
import { name, number, readsListed, withClosedVerbs } from '../word-lists.ts';

/** squidclient(1): pages of the cache manager that only report; `mgr:shutdown`, `mgr:reconfigure` and their like act, and `mgr:config` prints passwords. */
const pages =
  'info|menu|5min|60min|counters|utilization|mem|client_list|server_list|active_requests|storedir|filedescriptors|idns|ipcache|fqdncache|io|histograms|pconn|delay|events';

/**
 * What a machine’s services say of themselves: https://man.openbsd.org/sshd, chkconfig(8), https://man.archlinux.org/man/rc-status.8,
 * initctl(8), https://cr.yp.to/daemontools/svstat.html, squidclient(1).
 */
export const machineChecks: Knowledge = {
  programs: [
    changesUnless('sshd', 'starts the SSH server', { shows: '-t -T -G -V', further: '-4 -6 -q', valued: '-f -C -h' }),
    readsListed('chkconfig', {
      shows: new RegExp(`^--list(?: ${name})?$`, 'u'),
      otherwise: 'changes what starts with the machine',
      bare: reads(),
    }),
    readsUnless(
      ['rc-status'],
      {
        valued: words('-f --format'),
        plain: words(
          '-a --all -c --crashed -l --list -m --manual -r --runlevel -s --servicelist -S --supervised -u --unused -C --nocolor -q --quiet -v --verbose -V --version -h --help',
        ),
      },
      {},
    ),
    withClosedVerbs('initctl', {
      optionsFirst: true,
      known: '--system --session',
      reads: 'list, status, version, show-config',
      changes: {
        'starts, stops or reloads a service': 'start, stop, restart, reload, emit, reload-configuration, set-env, unset-env, reset-env',
      },
    }),
    harmless(['svstat']),
    readsListed('squidclient', {
      shows: new RegExp(String.raw`^(?:(?:-h ${name}|-p ${number}|-T ${number}) )*mgr:(?:${pages})$`, 'u'),
      otherwise: 'asks the proxy for something that may change it, or whose effect is not known',
    }),
  ],
  examples: {
    reads: `
      sshd -T
      sshd -t -f /etc/ssh/sshd_config
      sshd -T -C user=bob,addr=10.0.0.1
      chkconfig --list
      chkconfig --list httpd
      rc-status --all
      rc-status default
      initctl list
      initctl status ssh
      svstat /service/web
      squidclient mgr:info
      squidclient -h localhost -p 3128 mgr:5min`,
    changes: `
      sshd
      sshd -D
      sshd -f x
      sshd -T -D
      chkconfig httpd on
      chkconfig --del httpd
      rc-status --no-such-option
      initctl restart ssh
      initctl status ssh --no-such-option
      squidclient mgr:shutdown
      squidclient mgr:config
      squidclient -m PURGE http://example.com/
      squidclient http://example.com/`,
  },
};
