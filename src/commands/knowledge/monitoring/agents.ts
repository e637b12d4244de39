import { changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { prompt, unknownOptions } from '../shapes.ts';
import { withVerbData, words } from '../verbs.ts';

/** The key says what the agent does; `system.run[...]` is any command: https://www.zabbix.com/documentation/current/en/manpages/zabbix_get */
function zabbixGet(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: words(
      '-s --host -p --port -I --source-address -t --timeout -k --key -P --protocol --tls-connect --tls-psk-identity --tls-psk-file --tls-ca-file --tls-cert-file --tls-key-file',
    ),
    plain: words('-h --help -V --version'),
  });
  if (given.unknown.length > 0) return changes('zabbix_get: the effect of an option is not known');
  const keys = given.texts('-k', '--key');
  return keys.every((key) => key !== null && /^(?!system\.run)[a-z][\w.]*(?:\[[^\]]*\])?$/u.test(key))
    ? reads()
    : changes('the key may run a command on the machine that is asked');
}

/** varnishlog(1), varnishstat(1): -w and -P write files, -D leaves a program behind. */
function varnish(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: words('-n -N -t -f -I -X -q -g -i -x -b -c -k -L -T -R -F -m -p'),
    plain: words('-1 -d -j -l -v -V -h -A -C -E'),
  });
  const unknown = unknownOptions(call, given);
  if (unknown.length > 0) return changes(`${call.program} may write a file`);
  const ends = given.has('-1', '-j', '-l', '-d', '-k', '-V', '-h');
  return ends ? reads() : prompt(reads(), call.program);
}

export const agents: Knowledge = {
  programs: [
    { names: ['zabbix_get'], judge: zabbixGet },
    { names: ['varnishstat', 'varnishlog', 'varnishncsa', 'varnishtop', 'varnishhist'], judge: varnish },
    // https://docs.sensu.io/sensu-go/latest/sensuctl/
    withVerbData('sensuctl', {
      options: '--namespace --format --api-url --config-dir --cache-dir --timeout --field-selector --label-selector',
      acts: '-f --file',
      reads: `event|check|entity|silenced|asset|handler|filter|mutator|hook|role|role-binding|cluster-role|secret list|info, namespace|user list, cluster health|member-list|id, version, config view, describe-type`,
      changes: {
        'changes what is watched':
          'create, edit, event resolve, silenced create|update, check execute|create|update, configure, login, exec',
      },
      destroys: { 'removes it': 'delete, event|check|entity|silenced|asset|handler|filter|hook|role|user delete, prune' },
    }),
    // https://docs.datadoghq.com/agent/configuration/agent-commands/
    withVerbData('datadog-agent', {
      options: '-c --cfgpath',
      flags: '-p --pretty-json',
      acts: '-f --file --list-file',
      reads: 'status, health, version, hostname, configcheck, tagger-list, workload-list, config get',
      changes: {
        'sends data to Datadog, or changes the agent':
          'flare, check, run, start, stop, restart, config set, integration, secret, launch-gui',
      },
    }),
    // https://www.elastic.co/docs/reference/beats/filebeat/command-line-options
    withVerbData('filebeat metricbeat heartbeat packetbeat auditbeat', {
      options: '-c --c --path.config --path.home --path.data --path.logs --strict.perms',
      acts: '-E --E --dir --httpprof --cpuprofile --memprofile',
      reads: 'test config|output, version, export config|template|ilm-policy, modules list',
      changes: { 'changes the index, or starts to send': 'setup, run, modules enable|disable, keystore, enroll' },
    }),
  ],
  examples: {
    reads: `
      zabbix_get -s db-1 -k agent.ping
      zabbix_get -s db-1 -k 'vfs.fs.size[/,pused]'
      varnishstat -1
      sensuctl event list
      datadog-agent status
      filebeat test output`,
    changes: `
      zabbix_get -s db-1 -k 'system.run[touch /x]'
      zabbix_get -s db-1 -k "$KEY"
      varnishlog -D -w /var/log/x
      sensuctl event resolve db-1 disk
      datadog-agent flare
      filebeat setup
      filebeat test config -E output.file.path=/etc`,
    destroys: `
      sensuctl entity delete db-1`,
  },
};
