import { changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { prompt } from '../shapes.ts';
import { words } from '../verbs.ts';

const connection = '-h --host -p --port -U --user -P --password -t --tls-name';

/** Statements of asadm; `manage`, `asinfo`, `collectinfo`, `shell` and `watch` are not among them, nor is a file of statements. */
const statement = /^(?:info|show|summary|help)(?: [A-Za-z][\w.:*-]*)*$/u;

function asadm(call: Call): Judgement {
  // --enable lets it change the cluster, -o writes a file
  const given = readOptions(call.words, {
    valued: words(`${connection} -e --execute`),
    plain: words('-j --json --no-color --single-node -V --version --help'),
  });
  if (given.unknown.length > 0 || given.positionals.length > 0) return changes('asadm: the effect of these words is not known');
  if (given.has('-V', '--version', '--help')) return reads();
  const texts = given.texts('-e', '--execute');
  if (texts.length === 0) return prompt(changes('opens a prompt, where anything can be done'), 'asadm');
  return texts.every((text) =>
    (text ?? '?')
      .split(';')
      .map((each) => each.trim())
      .every((each, index, all) => statement.test(each) || (each === '' && index > 0 && index === all.length - 1)),
  )
    ? reads()
    : changes('asadm: a statement changes the cluster, or its effect is not known');
}

/** Names of the info protocol that only report; what has a parameter (`set-config:…`) may change. */
const infos =
  /^(?:(?:statistics|namespaces|status|build|version|edition|node|service|services|features|cluster-name|cluster-stable|health-stats|health-outliers|latencies|logs|racks|get-config|partition-info)|(?:sets|bins|sindex|namespace)(?:\/\w[\w-]*){0,2})$/u;

function asinfo(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: words(`${connection} -v --value`),
    plain: words('-l --line-separator --help -V --version'),
  });
  if (given.unknown.length > 0 || given.positionals.length > 0) return changes('asinfo: the effect of these words is not known');
  return given.texts('-v', '--value').every((name) => infos.test(name ?? '?'))
    ? reads()
    : changes('asinfo: the name sets something, or its effect is not known');
}

/** https://aerospike.com/docs/database/tools/asadm/ , https://aerospike.com/docs/database/reference/info */
export const aerospike: Knowledge = {
  programs: [
    { names: ['asadm'], judge: asadm, judgesNames: true },
    { names: ['asinfo'], judge: asinfo, judgesNames: true },
  ],
  examples: {
    reads: `
      asadm -h db-1 -e info
      asadm -e 'show statistics namespace; info network;'
      asadm -e summary --no-color
      asinfo -v statistics -l
      asinfo -h db-1 -v namespaces
      asinfo -v 'sets/shop'`,
    changes: `
      asadm
      asadm -e 'manage truncate ns shop'
      asadm -e 'info; manage recluster'
      asadm --enable -e info
      asadm -e info -o /etc/x
      asadm -e "$STATEMENT"
      asadm -e 'shell touch /x'
      asadm -P -e 'manage recluster' -e info
      asinfo -v 'set-config:context=service;migrate-threads=2'
      asinfo -v 'recluster:'
      asinfo -v "$NAME"
      asinfo -v statistics --no-such-option`,
  },
};
