import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { Knowledge } from '../program.ts';
import { servers } from './servers.ts';
import { changing, prompt, readsForever } from '../shapes.ts';
import { withVerbData, words } from '../verbs.ts';

/** Programs that keep other programs running, and web servers' own commands. */
export const supervisors: Knowledge = {
  programs: [
    withVerbData('supervisorctl', {
      options: '-c --configuration -s --serverurl -u --username -p --password',
      reads: 'status, pid, avail, version, maintail, help',
      changes: { 'restarts, starts or stops a program': 'restart, start, stop, signal, reread, update, reload, add, remove, fg' },
      destroys: { 'stops the supervisor': 'shutdown', 'empties the logs': 'clear' },
      special: { tail: readsForever('-f') },
      bare: prompt(changes('opens a prompt'), 'supervisorctl'),
    }),
    withVerbData('pm2', {
      options: '--lines -n --name -i',
      reads: 'list, ls, l, status, show, describe, desc, info, jlist, prettylist, id, pid, env, report, ping, get',
      changes: {
        'restarts, starts or stops a program':
          'restart, reload, gracefulReload, start, stop, startOrRestart, startOrReload, scale, reset, save, dump, resurrect, startup, unstartup, sendSignal, trigger, set, unset, install, update, updatePM2, deploy, reloadLogs',
      },
      destroys: { 'empties the logs': 'flush', 'removes programs from pm2': 'delete, del, kill, cleardump' },
      special: {
        'logs|log': (_, given) => (given.has('--nostream') ? reads() : reads('never ends by itself', { unbounded: true })),
        'monit|dash': prompt(reads(), 'pm2 monit'),
      },
    }),
    withVerbData('monit', {
      options: '-c -g',
      acts: '-l',
      flags: '-v -I',
      bare: changes('starts monit'),
      reads: 'status, summary, report, procmatch',
      changes: { 'changes what is watched': 'start, stop, restart, monitor, unmonitor, reload, quit, validate, reinit' },
    }),
    withVerbData('sv', {
      reads: 'status, check',
      changes: { 'restarts, starts or stops a program': 'up, down, restart, start, stop, reload, once, hup, term, force-restart' },
      destroys: { 'kills a program': 'kill, force-stop' },
    }),
    ...servers,
    withVerbData('varnishadm', {
      options: '-n -T -S -t',
      reads: 'status, backend.list, ban.list, vcl.list, vcl.show, param.show, panic.show, ping, banner, storage.list, help, pid',
      bare: prompt(changes('opens a prompt'), 'varnishadm'),
      changes: { 'changes the cache': 'ban, vcl.load, vcl.use, vcl.discard, param.set, start, stop, backend.set_health' },
    }),
    withVerbData('fail2ban-client', {
      options: '-c -s -p',
      reads: 'status, ping, version, get, banned',
      changes: { 'bans, allows or reloads': 'set, reload, start, stop, restart, add, unban' },
    }),
    withVerbData('rndc unbound-control pdnsutil pdns_control', {
      options: '-s -p -k -c',
      reads:
        'status, stats_noreset, list_forwards, list_stubs, list_local_zones, dump_cache, lookup, zonestatus, list-all-zones, list-zone, check-zone, check-all-zones, rping, version, show-zone',
      changes: {
        'changes the name server':
          'stats, dumpdb, reload, reconfig, flush, flushname, flushtree, flush_zone, flush_type, freeze, thaw, querylog, trace, notrace, retransfer, refresh, notify, local_zone, local_data, set_option, cycle, purge, rectify-zone, increase-serial, create-zone, add-record',
      },
      destroys: { 'stops the name server or removes a zone': 'stop, halt, delzone, delete-zone, delete-rrset' },
    }),
    {
      names: ['postqueue', 'mailq'],
      judge: (call) => (call.words.every((word) => ['-p', '-j'].includes(word.value ?? '')) ? reads() : changes('sends waiting mail')),
    },
    {
      names: ['postsuper'],
      judge: (call) =>
        call.words.some((word) => word.prefix.startsWith('-d')) ? destroys('removes waiting mail') : changes('changes waiting mail'),
    },
    {
      names: ['postconf'],
      judge: (call) =>
        call.words.some((word) => /^-[a-zA-Z]*[eX#MFP]|=/u.test(word.prefix)) ? changes('changes the mail server') : reads(),
    },
    // certbot --help: --dry-run "is not completely side-effect free": hooks run, and a web server's settings are changed for a while
    withVerbData('certbot', {
      options: '-d --domain --domains --cert-name --config-dir --work-dir --logs-dir -m --email --webroot-path -w',
      reads: 'certificates, show_account, plugins',
      acts: '--prepare --pre-hook --post-hook --deploy-hook --renew-hook --manual-auth-hook --manual-cleanup-hook',
      changes: {
        'issues or renews certificates':
          'renew, certonly, run, install, enhance, reconfigure, update_account, register, rollback, update_symlinks',
      },
      destroys: { 'takes a certificate back or removes it': 'revoke, delete, unregister' },
      bare: changes('issues certificates'),
    }),
    changing(
      words('gunicorn uvicorn celeryd daphne puma unicorn sidekiq hypercorn waitress-serve flask streamlit'),
      changes('starts a server, or runs a program of the project'),
    ),
    {
      names: words('vi vim nvim nano emacs code ed pico joe micro'),
      judge: () => prompt(changes('changes a file in an editor'), 'the editor'),
    },
    {
      names: ['view'],
      // vi(1): a command, a script or a settings file may write and run
      judge: (call) =>
        call.words.some((word) => /^(?:\+(?!\d*$|\/)|-(?![RMnNLr]+$)\w|--)/u.test(word.prefix) || word.value === null) ||
        call.input.kind !== 'nothing'
          ? changes('runs commands of the editor')
          : prompt(reads(), 'the viewer'),
    },
    {
      names: ['open', 'xdg-open', 'start'],
      judge: (call) =>
        call.words.some((word) => /\.(?:command|app|sh|workflow|terminal|desktop|jar|exe|bat|ps1)$/iu.test(word.value ?? '')) ||
        (call.program === 'start' && !call.words.some((word) => /^(?:https?:|[\uE000-\uF8FF])/u.test(word.prefix)))
          ? changes('starts a program or a job')
          : reads('opens a page for a person: a link, not something to run', { blocked: 'it is a link for a person' }),
    },
  ],
  examples: {
    reads: `
      supervisorctl status
      pm2 list
      pm2 logs web --nostream
      nginx -t
      haproxy -c -f /etc/haproxy/haproxy.cfg
      apachectl configtest
      fail2ban-client status sshd
      rndc status
      certbot certificates
      postconf -n
      nginx -t -c /etc/nginx/nginx.conf
      nginx -T
      httpd -S
      php-fpm -t
      envoy --mode validate -c envoy.yaml
      exim -bp
      caddy validate --config Caddyfile
      apachectl -t -D DUMP_VHOSTS
      unbound-control stats_noreset`,
    changes: `
      supervisorctl restart web
      pm2 reload web
      nginx -s reload
      apachectl graceful
      rndc flush
      certbot renew
      certbot renew --dry-run
      vim /etc/hosts
      fail2ban-client set sshd unbanip 10.0.0.1
      postconf -e a=b
      nginx -c /etc/nginx/nginx.conf
      nginx
      php-fpm -c /etc/php.ini
      envoy --mode serve -c envoy.yaml
      varnishd -a :80 -f x.vcl -S secret
      exim -M 1abc
      haproxy -f x.cfg -c -sf 123
      monit -c /etc/monitrc
      unbound-control stats
      start nginx
      pm2 conf a b
      named-checkzone -D -o /etc/x example x
      certbot renew --dry-run --pre-hook ./x`,
    destroys: `
      pm2 flush
      supervisorctl shutdown
      postsuper -d ALL
      certbot delete --cert-name web`,
  },
};
