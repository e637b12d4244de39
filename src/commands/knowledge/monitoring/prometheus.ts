import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { Knowledge } from '../program.ts';
import { readsForever } from '../shapes.ts';
import { withVerbData } from '../verbs.ts';

/** promtool, amtool, thanos, mimirtool, logcli: the programs of the Prometheus family. */
export const prometheus: Knowledge = {
  programs: [
    withVerbData('promtool', {
      options: '--http.config.file --config.file --enable-feature --experimental',
      reads: `check, query, test, version, help, tsdb list|analyze|dump|dump-openmetrics, debug pprof|metrics|all, promql format|label-matchers-help`,
      changes: { 'writes series': 'push, tsdb create-blocks-from, tsdb bench', 'changes the query text': 'promql label-matchers' },
    }),
    withVerbData('amtool', {
      options:
        '--alertmanager.url --config.file --timeout --http.config.file --date.format -o --output --author -a --comment -c -d --duration --start --end -m -q',
      flags: '-v --verbose --version-check',
      reads:
        'alert, alert query, silence query, config show|routes, check-config, cluster show, template render, version, help, config routes show|test',
      changes: { 'silences alerts': 'silence add|update|import', 'ends silences': 'silence expire', 'sends an alert': 'alert add' },
      special: {
        silence: reads(),
        cluster: reads(),
      },
    }),
    withVerbData('thanos', {
      options: '--objstore.config-file --objstore.config --log.level --log.format --tracing.config-file --tracing.config --data-dir',
      reads: 'tools bucket ls|inspect|verify-help|web-help, tools rules-check, check rules, version, help',
      changes: {
        'starts a server': 'sidecar, store, query, query-frontend, compact, rule, receive, tools bucket web',
        'changes blocks in the bucket': 'tools bucket replicate|downsample|mark|upload-blocks|retention',
      },
      destroys: { 'removes or rewrites blocks in the bucket': 'tools bucket cleanup|rewrite' },
      special: {
        'tools bucket verify': (_, given) =>
          given.has('-r', '--repair') ? destroys('repairs blocks: it removes the broken ones') : reads(),
      },
    }),
    withVerbData('mimirtool cortextool lokitool', {
      options:
        '--address --id --user --key --tls-ca-path --tls-cert-path --tls-key-path --backend --log.level --rule-dirs --namespaces --output --auth-token --selector --prometheus-url',
      reads:
        'rules list|print|get|diff|check, alertmanager get|verify, version, acl-help, remote-read stats|dump, promql, bucket-validation-help, config diff|describe, runtime-config, help',
      changes: {
        'changes rules or the configuration':
          'rules load|sync|prepare, analyze, alertmanager load|migrate-utf8, backfill, remote-read export, acl generate-header',
      },
      special: {
        // https://grafana.com/docs/mimir/latest/manage/tools/mimirtool/#lint : it rewrites the files unless --dry-run
        'rules lint': (_, given) => (given.has('-n', '--dry-run') ? reads() : changes('rewrites the files of rules')),
      },
      destroys: { 'removes rules or the configuration': 'rules delete|delete-namespace, alertmanager delete' },
    }),
    withVerbData('logcli', {
      options:
        '--addr --username --password --org-id --limit --since --from --to --step -o --output --timezone --bearer-token --ca-cert --batch --max-backoff --store-config --parallel-duration --delimiter --colored --part-path-prefix --at',
      flags: '-q --quiet --stats --stdin --proxy-url --tls-skip-verify',
      reads: 'labels, series, instant-query, stats, volume, volume_range, fmt, help, detected-fields, delete list',
      changes: { 'asks for deletion': 'delete cancel' },
      destroys: { 'removes log lines': 'delete create' },
      special: {
        // --part-path-prefix writes what it gets into files
        query: (call, given) =>
          given.has('--part-path-prefix') ? changes('writes log lines into files') : readsForever('--tail', '-f', '--follow')(call, given),
      },
    }),
    withVerbData('tempo-cli jaeger-query otelcol otelcol-contrib', {
      bare: (call) => (call.program === 'tempo-cli' ? reads() : changes('starts a server')),
      options: '--backend --bucket -c --config-file --config --s3-endpoint --org-id',
      reads: 'query, list, view, analyse, analyze, validate, components, version, help, search, gen-help',
      changes: { 'starts a server or changes blocks': 'gen, rewrite-blocks, migrate, convert, parquet' },
    }),
    withVerbData('grafana-cli grafana', {
      options: '--homepath --config --pluginsDir --pluginUrl',
      reads: 'plugins ls|list-remote|list-versions, cli plugins ls|list-remote|list-versions, --version, admin data-migration-help',
      changes: {
        'changes Grafana':
          'plugins install|update|update-all, cli plugins install|update|update-all, admin reset-admin-password, cli admin reset-admin-password, server',
      },
      destroys: { 'removes a plugin': 'plugins remove|uninstall, cli plugins remove|uninstall' },
    }),
    {
      names: ['telegraf', 'vector', 'fluent-bit', 'fluentd', 'promtail', 'alloy'],
      judge: (call) =>
        call.words.some((word) => ['--test', '--dry-run', '--version', '-V'].includes(word.value ?? '')) ||
        /^(?:validate|test)$/u.test(call.words[0]?.value ?? '')
          ? reads('only checks')
          : changes('starts a collector'),
    },
  ],
  examples: {
    reads: `
      promtool check rules rules.yml
      promtool query instant http://prometheus:9090 'up == 0'
      promtool tsdb analyze /prometheus
      amtool alert query severity=critical --alertmanager.url=http://am:9093
      amtool silence query
      amtool --alertmanager.url=http://am:9093 config routes show
      thanos tools bucket ls --objstore.config-file=b.yml
      thanos tools bucket verify --objstore.config-file=b.yml
      mimirtool rules list --address=http://mimir --id=a
      logcli query '{app="web"}' --since=1h
      logcli query '{app="web"}' --tail
      mimirtool rules lint -n rules.yml
      otelcol validate --config x.yaml`,
    changes: `
      amtool silence add alertname=Down -d 2h -c later
      amtool silence expire 1234
      promtool push metrics http://prometheus:9090/api/v1/write m.txt
      thanos tools bucket mark --id=1 --marker=no-compact-mark.json --details=x
      mimirtool rules load rules.yml
      grafana-cli admin reset-admin-password secret
      promtool no-such-verb
      otelcol --config x.yaml
      jaeger-query --query.port 1
      mimirtool rules lint rules.yml
      logcli query '{app="web"}' --part-path-prefix x
      mimirtool alertmanager get --output-dir x
      alloy fmt -w x`,
    destroys: `
      thanos tools bucket verify --repair
      thanos tools bucket cleanup
      mimirtool rules delete ns group
      mimirtool alertmanager delete`,
  },
};
