import { changes, reads } from '../../judge/judgement.ts';
import type { Knowledge } from '../program.ts';
import { keepsCopy, prompt, readsForever } from '../shapes.ts';
import { withVerbData } from '../verbs.ts';

/** CloudNativePG's plugin: https://cloudnative-pg.io/documentation/current/kubectl-plugin/ */
export const cnpg: Knowledge = {
  programs: [
    withVerbData('kubectl-cnpg', {
      options: '-n --namespace --context --kubeconfig -o --output -f --file -t --timeout',
      reads: 'status, version, completion, install generate, subscription|publication help',
      changes: {
        'makes a standby the primary': 'promote',
        'restarts instances': 'restart',
        'reloads the configuration': 'reload',
        'turns the operator away from the cluster, or back': 'maintenance set|unset',
        'starts a backup': 'backup, snapshot',
        'loads the database': 'pgbench, fio',
        'issues a certificate': 'certificate',
        'changes replication': 'publication create, subscription create|sync-sequences',
        'creates a pod for pgAdmin': 'pgadmin4',
      },
      destroys: {
        'removes an instance with its data': 'destroy',
        'stops instances and fences them off': 'fencing on|off',
        'stops the whole cluster': 'hibernate on|off',
        'ends a replication and forgets how far it was': 'publication|subscription drop|delete',
      },
      special: {
        'report operator|cluster': (_, given) =>
          given.has('-f', '--file') ? keepsCopy(given.place('-f', '--file')) : reads(undefined, { preserves: true }),
        'logs cluster': (call, given) =>
          given.has('-o', '--output') ? keepsCopy(given.place('-o', '--output')) : readsForever('-f', '--follow')(call, given),
        'logs pretty, hibernate status': readsForever('-f', '--follow'),
        psql: (call, given) => {
          const inner = given.rest ?? [];
          const [first] = inner.length > 0 ? inner : call.words;
          if (inner.length === 0 || first === undefined) return prompt(changes('opens a SQL prompt, where anything can be done'), 'psql');
          return call.run([{ ...first, value: 'psql', text: 'psql', prefix: 'psql', splits: false, pieces: [], commands: [] }, ...inner]);
        },
      },
    }),
  ],
  examples: {
    reads: `
      kubectl cnpg status main -n db --verbose
      kubectl cnpg logs cluster main -f
      kubectl cnpg report operator -n cnpg-system
      kubectl cnpg psql main -n db -- -c 'SELECT 1'`,
    changes: `
      kubectl cnpg promote main main-2 -n db
      kubectl cnpg restart main
      kubectl cnpg reload main
      kubectl cnpg backup main
      kubectl cnpg psql main
      kubectl cnpg maintenance set main`,
    destroys: `
      kubectl cnpg destroy main 2
      kubectl cnpg fencing on main "*"
      kubectl cnpg hibernate on main
      kubectl cnpg subscription drop main --subscription orders
      kubectl cnpg psql main -- -c 'DROP TABLE t'`,
  },
};
