import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { changesUnless } from '../shapes.ts';
import { verbJudge, words } from '../verbs.ts';

/** Functions that only look: https://docs.saltproject.io/en/latest/ref/modules/all/ */
const readingFunctions = new Set(
  words(`test.ping test.version grains.items grains.item grains.get grains.ls pillar.items pillar.get pillar.item status.uptime status.loadavg
    status.meminfo status.diskusage disk.usage disk.inodeusage pkg.version network.ip_addrs network.interfaces service.status service.available
    sys.doc state.show_sls state.show_top`),
);
const stoppingFunctions = /^system\.(?:shutdown|reboot|halt|poweroff|init)$/u;

/**
 * Options that say which machines, how long to wait and how to print. Not here: what sends results elsewhere (--return),
 * names settings or modules (-c, -m), or leaves the job running (--async).
 */
const shape = {
  valued: words('-t --timeout -b --batch-size --out --output -l --log-level'),
  plain: words(
    '-L --list -E --pcre -G --grain -P --grain-pcre -N --nodegroup -C --compound -I --pillar -S --ipcidr -s --static -v --verbose --no-color --force-color',
  ),
};
const localShape = { valued: words('--out --output -l --log-level'), plain: words('--local --no-color --force-color') };

/**
 * `salt TARGET FUNCTION ARGUMENT …`, `salt-call FUNCTION ARGUMENT …`. `name=value` is a parameter (`shell=`, `runas=`, `template=`, `env=`),
 * and every argument is read as YAML first, which may take its quotes away or fold its lines.
 */
function salt(call: Call): Judgement {
  const isLocal = call.program === 'salt-call';
  const given = readOptions(call.words, isLocal ? localShape : shape);
  if (given.unknown.length > 0) return changes(`${call.program}: the effect of ${call.show(given.unknown.join(' '))} is not known`);
  if (call.words.some((word) => word.splits)) return changes(`${call.program}: an unquoted word may turn into several`);
  const [name, ...more] = given.positionals.slice(isLocal ? 0 : 1);
  const run = name?.value ?? '?';
  if (stoppingFunctions.test(run)) return destroys('stops machines');
  if (run === 'cmd.run') {
    const text = more.length === 1 ? (more[0]?.value ?? null) : null;
    return text !== null && /^[\w/][^\n]*$/u.test(text) && !/^[\w.-]+=/u.test(text)
      ? call.shell(text)
      : changes('runs a command that is not known, or in a way that parameters say');
  }
  return readingFunctions.has(run) && !more.some((word) => /^[A-Za-z_][\w.-]*=/u.test(word.prefix))
    ? reads()
    : changes(`salt’s function ${call.show(run)} changes machines, or its effect is not known`);
}

const runner = verbJudge({
  options: '-t --timeout --out --output',
  known: '--no-color --force-color',
  reads: 'manage.status, manage.up, manage.down, jobs.list_jobs, jobs.list_job, jobs.active, jobs.lookup_jid',
  changes: { 'changes the master or its machines': 'state.orchestrate, state.orch, cache.clear_all, fileserver.update, manage.bootstrap' },
});

/** https://docs.saltproject.io/en/latest/ref/cli/ */
export const saltKnowledge: Knowledge = {
  programs: [
    { names: ['salt', 'salt-call'], judge: salt, judgesNames: true },
    changesUnless('salt-key', 'accepts, rejects or removes the keys of machines', {
      shows: '-L --list-all -l --list',
      valued: '-l --list',
    }),
    {
      names: ['salt-run'],
      judgesNames: true,
      // `returner=`, `removekeys=True`, `search_target=…`: a parameter may do more than choose
      judge: (call) =>
        call.words.some((word) => word.splits || (!word.prefix.startsWith('-') && word.prefix.includes('=')))
          ? changes('a parameter may do more than choose')
          : runner(call),
    },
  ],
  examples: {
    reads: `
      salt '*' test.ping
      salt 'web*' grains.get os
      salt -G 'os:Debian' disk.usage
      salt -L 'web-1,web-2' cmd.run 'df -h | grep data'
      salt 'db-1' cmd.run "uptime" -t 30
      salt 'db-1' cmd.run 'systemctl status nginx' --out txt
      salt-call --local grains.items
      salt-call state.show_sls web
      salt-key -L
      salt-key --list accepted
      salt-run manage.status
      salt-run jobs.lookup_jid 20260101120000000000`,
    changes: `
      salt '*' state.apply
      salt '*' test.ping --return=slack
      salt 'test.ping' state.apply
      salt '*' cmd.run 'systemctl restart nginx'
      salt '*' cmd.run 'uptime' shell=/tmp/x
      salt '*' cmd.run 'uptime' runas=root
      salt '*' cmd.run 'uptime' template=jinja
      salt '*' cmd.run 'uptime' env='{"LD_PRELOAD": "./x"}'
      salt '*' cmd.run 'cmd=touch'
      salt '*' cmd.run 'cmd=uptime'
      salt '*' cmd.run '"touch /x"'
      salt '*' cmd.run "$COMMAND"
      salt '*' cmd.script salt://x.sh
      salt -c ./settings '*' test.ping
      salt '*' cmd.run uptime --async
      salt $(cat targets) cmd.run uptime
      salt-call test.ping -m ./modules
      salt-key -A
      salt-key -a web-1
      salt-key -L -d web-1
      salt-run state.orchestrate web
      salt-run manage.down removekeys=True
      salt-run jobs.list_jobs --module-dirs=./x`,
    destroys: `
      salt '*' system.reboot
      salt '*' cmd.run 'rm -rf /data'`,
  },
};
