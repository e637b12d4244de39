import { changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { readOptions } from '../options.ts';
import type { Call, Knowledge, Program } from '../program.ts';
import { prompt } from '../shapes.ts';
import { verbJudge, withVerbData, words } from '../verbs.ts';

const icingaVerbs = verbJudge({
  known: '',
  reads: 'feature list, object list, variable list|get',
  changes: { 'changes how Icinga is set up': 'feature enable|disable, node, pki, api, ca, console' },
});

/** `icinga2 daemon -C` checks the configuration it has and ends; -c names another one, --dump-objects writes a file. */
function icinga(call: Call): Judgement {
  const given = readOptions(call.words, { valued: words('-x --log-level'), plain: words('-C --validate -V --version') });
  if (given.positionals[0]?.value !== 'daemon')
    return call.words.length === 1 && given.has('-V', '--version') ? reads() : icingaVerbs(call);
  return given.unknown.length === 0 && given.positionals.length === 1 && given.has('-C', '--validate')
    ? reads()
    : changes('starts Icinga, or the effect of an option is not known');
}

/** `-t KEY` shows one item and -p all of them; `system.run[…]` is any command, and a configuration elsewhere may hold others. */
function zabbixAgent(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: words('-c --config -t --test'),
    plain: words('-p --print -V --version -h --help'),
  });
  if (given.unknown.length > 0 || given.positionals.length > 0) return changes('zabbix_agentd: the effect of these words is not known');
  if (given.has('-V', '--version', '-h', '--help')) return reads();
  if (given.texts('-c', '--config').some((file) => file === null || !/^\/etc\/zabbix\/[\w-]+\.conf$/u.test(file)))
    return changes('the configuration may name programs to run');
  const keys = given.texts('-t', '--test');
  if (keys.length === 0 && !given.has('-p', '--print', '-t', '--test')) return prompt(changes('starts a server'), 'the server');
  return (keys.length > 0 || given.has('-p', '--print')) &&
    keys.every((key) => key !== null && /^(?!system\.run)[a-z][\w.]*(?:\[[^\]]*\])?$/u.test(key))
    ? reads()
    : changes('the key may run a command');
}

/** Servers that only say their version or their options with one of these words alone: for keepalived(8) `-V` is an option to run with. */
const server = (name: string, telling: string): Program => ({
  names: [name],
  judge: (call) =>
    call.words.length === 1 && words(telling).includes(call.words[0]?.value ?? '')
      ? reads()
      : prompt(changes('starts a server'), 'the server'),
});

/** https://docs.percona.com/percona-monitoring-and-management/ , https://icinga.com/docs/icinga-2/latest/doc/11-cli-commands/ , zabbix_agentd(8) */
export const daemons: Knowledge = {
  programs: [
    // summary writes an archive
    withVerbData('pmm-admin', {
      options: '--server-url',
      known: '--json --server-insecure-tls --debug --trace',
      reads: 'list, status, help, version',
      changes: { 'changes what is watched, or writes an archive': 'add, config, register, annotate, summary, unregister' },
      destroys: { 'removes it': 'remove' },
    }),
    { names: ['icinga2'], judge: icinga, judgesNames: true },
    { names: ['zabbix_agentd'], judge: zabbixAgent, judgesNames: true },
    server('kubelet', '--version --help -h'),
    server('etcd', '--version --help -h'),
    server('keepalived', '--version -v --help -h'),
    server('vault-agent', '--version --help'),
  ],
  examples: {
    reads: `
      pmm-admin list
      pmm-admin status --json
      icinga2 daemon -C
      icinga2 daemon --validate -x warning
      icinga2 feature list
      icinga2 --version
      zabbix_agentd -t agent.ping
      zabbix_agentd -c /etc/zabbix/zabbix_agentd.conf -t 'vfs.fs.size[/,pused]'
      zabbix_agentd -p
      zabbix_agentd -V
      kubelet --version
      etcd --version
      keepalived -v
      vault-agent --version`,
    changes: `
      pmm-admin summary
      pmm-admin add mysql
      icinga2 daemon
      icinga2 daemon -C -c ./x.conf
      icinga2 daemon -C --dump-objects
      icinga2 daemon -d
      icinga2 feature enable api
      zabbix_agentd
      zabbix_agentd -t 'system.run[touch /x]'
      zabbix_agentd -t agent.ping -t 'system.run[touch /x]'
      zabbix_agentd -t "$KEY"
      zabbix_agentd -c ./x.conf -t agent.ping
      zabbix_agentd -R log_level_increase
      kubelet --config=/etc/x
      etcd
      keepalived -V
      keepalived --version --config-test
      vault-agent -config=x.hcl`,
    destroys: `
      pmm-admin remove mysql db-1`,
  },
};
