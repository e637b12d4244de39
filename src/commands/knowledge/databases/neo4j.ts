import { also, changes, combine, reads } from '../../judge/judgement.ts';
import { readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { prompt } from '../shapes.ts';
import { withVerbData, words } from '../verbs.ts';
import { judgeCypher } from './cypher.ts';

const shape = {
  valued: words(
    '-a --address --uri -u --username --impersonate -p --password --encryption -d --database --format --sample-rows --access-mode --error-format --idle-timeout',
  ),
  plain: words(
    '--non-interactive --debug --fail-fast --fail-at-end --wrap --notifications --enable-autocompletions --version -v --help -h',
  ),
};

/** https://neo4j.com/docs/operations-manual/current/cypher-shell/ */
function cypherShell(call: Call) {
  const given = readOptions(call.words, shape);
  if (call.words.length === 1 && /^(?:--version|-v|--help|-h)$/u.test(call.words[0]?.value ?? '')) return reads();
  const [strange] = given.unknown;
  if (strange !== undefined) return changes(`cypher-shell: ${call.show(strange)} runs, loads or writes what is not shown`);
  if (given.positionals.length > 0)
    return also(
      combine(
        ...given.positionals.map(({ value }) => (value === null ? changes('the Cypher is not known before it runs') : judgeCypher(value))),
      ),
      { inner: 'cypher' },
    );
  if (call.input.kind === 'text') return also(judgeCypher(call.input.text), { inner: 'cypher' });
  return call.input.kind === 'unknown'
    ? changes('runs Cypher that is not known before it runs')
    : prompt(changes('opens a prompt, where anything can be done'), 'cypher-shell');
}

/** Neo4j's shell and its server. */
export const neo4j: Knowledge = {
  programs: [
    { names: ['cypher-shell'], options: 'by-name', judge: cypherShell },
    withVerbData('neo4j', {
      changes: { 'starts or stops the server': 'start, stop, restart, console' },
      special: {
        // --expand-commands runs what the settings say
        'status, version': (_, given) => (given.names.length > 0 ? changes('an option may run what the settings say') : reads()),
      },
    }),
  ],
  examples: {
    reads: `
      cypher-shell -u neo4j -p secret 'SHOW TRANSACTIONS'
      cypher-shell "MATCH (n:Create) WHERE n.set = 'delete' RETURN count(n)"
      cypher-shell "CALL dbms.components() YIELD name, edition RETURN name"
      cypher-shell "CALL db.stats.retrieve('QUERIES') YIELD data RETURN data.query LIMIT 10"
      echo 'RETURN datetime.truncate("day")' | cypher-shell
      neo4j status`,
    changes: `
      cypher-shell
      cypher-shell -f load.cypher
      cypher-shell --file load.cypher
      cypher-shell "$QUERY"
      cypher-shell 'MATCH (n) SET n.open = true'
      cypher-shell 'MATCH (n) RETURN n; MERGE (m:Gate)'
      cypher-shell "CALL dbms.killQuery('1')"
      cypher-shell "RETURN apoc.util.sleep(1)"
      cypher-shell 'CALL { CREATE (n) } RETURN 1'
      cypher-shell ':source x.cypher'
      cypher-shell --log /etc/x 'RETURN 1'
      cypher-shell 'TERMINATE TRANSACTION "a"'
      neo4j status --expand-commands
      cypher-shell -Phour=1 'MATCH (n) RETURN n'
      cypher-shell -fhome.cypher
      cypher-shell 'MATCH (n) \\u0053ET n.x=1'
      cypher-shell 'CALL \`dbms\`.\`killQuery\`("1")'
      cypher-shell 'CALL /**/ apoc . cypher . doIt("MATCH (n) DETACH DELETE n", {})'
      cypher-shell 'RETURN apoc . util . sleep(1)'
      cypher-shell 'CALL date.drop("x")'
      cypher-shell "MATCH (n) $ACTION n"
      cypher-shell 'MATCH (n) <action> n RETURN n'
      neo4j restart`,
    destroys: `
      cypher-shell 'MATCH (n) DETACH DELETE n'
      cypher-shell 'DROP INDEX gates'`,
  },
};
