import { changes, reads } from '../../judge/judgement.ts';
import type { Knowledge } from '../program.ts';
import { readsForever } from '../shapes.ts';
import { withVerbData } from '../verbs.ts';

/** Workers and job queues: Celery, Airflow, Temporal, Argo Workflows. */
export const celeryAndJobs: Knowledge = {
  programs: [
    withVerbData('celery', {
      options: '-A --app -b --broker --result-backend --loader --config --workdir -d --destination -t --timeout',
      flags: '-q --quiet -C --no-color',
      special: {
        inspect: (_, given) =>
          given.positionals.some(({ value }) => value === 'objgraph') ? changes('writes a picture on the worker') : reads(),
      },
      reads: 'status, report, list, result, events-help, --version, amqp-help, logtool',
      changes: { 'starts workers': 'worker, beat, multi, flower, shell', 'changes the workers': 'control, call, migrate, upgrade' },
      destroys: { 'removes every waiting task': 'purge', 'stops tasks or workers': 'control revoke|shutdown|terminate' },
    }),
    withVerbData('airflow', {
      options: '-o --output -d --dag-id',
      // airflow info --file-io sends the report to a public service; -S names a folder of Python, -s a file
      acts: '-S --subdir -s --file-io',
      reads:
        'dags list|show|details|report|list-runs|list-import-errors|next-execution|state|list-jobs, tasks list|state|states-for-dag-run|failed-deps, info, version, config list|get-value, connections list|get, pools list|get, variables list|get, jobs check, db check|shell-help, users list, roles list, providers list, cheat-sheet, plugins, health',
      changes: {
        'runs or changes workflows':
          'dags trigger|pause|unpause|backfill|test|reserialize, tasks run|test, connections add|import, pools set|import, variables set|import, users create, db migrate|upgrade|init|check-migrations, scheduler, webserver, celery, standalone, sync-perm, rotate-fernet-key',
      },
      destroys: {
        'removes it':
          'dags delete, tasks clear, connections delete, pools delete, variables delete, users delete, db reset|clean|downgrade',
      },
    }),
    withVerbData('temporal tctl', {
      options:
        '--address -n --namespace --tls-cert-path --tls-key-path -o --output --env -w --workflow-id -r --run-id -q --query --ns --ad',
      acts: '--output_filename --of --output-filename',
      reads:
        'workflow list|show|describe|count|query|stack|trace|showid|listall, namespace list|describe, task-queue describe|list-partition|get-build-ids, operator cluster health|describe|list|system, operator namespace list|describe, operator search-attribute list, schedule list|describe, batch list|describe, activity list|describe, admin cluster describe|health, worker list|describe',
      changes: {
        'starts or changes workflows':
          'workflow start|signal|cancel|execute|update|run|reset-batch|execute-update-workflow|update-options, schedule create|toggle|trigger|update|backfill, namespace register|update, operator namespace create|update, operator search-attribute create, activity complete|fail|pause|unpause|reset, batch start, server',
      },
      destroys: {
        'ends or removes workflows':
          'workflow terminate|delete|reset, batch terminate, schedule delete, operator namespace delete, operator search-attribute remove',
      },
    }),
    withVerbData('argo', {
      options: '-n --namespace --context --kubeconfig -s --argo-server -o --output -l --selector',
      reads:
        'list, get, version, lint, template list|get, cron list|get, cluster-template list|get, archive list|get, auth token-help, wait',
      changes: {
        'starts or changes workflows':
          'submit, resubmit, retry, resume, suspend, stop, node, cron create|suspend|resume|update, template create|update, cluster-template create, archive resubmit|retry, watch-help, server',
      },
      destroys: { 'ends or removes workflows': 'terminate, delete, template delete, cron delete, archive delete, cluster-template delete' },
      special: { logs: readsForever('-f', '--follow') },
    }),
  ],
  examples: {
    reads: `
      celery -A shop inspect active
      celery -A shop status
      airflow dags list-runs -d nightly
      temporal workflow list --query 'ExecutionStatus="Running"'
      argo list -n jobs
      argo logs nightly-1 -n jobs`,
    changes: `
      celery -A shop worker -l info
      celery -A shop control pool_grow 2
      airflow dags trigger nightly
      temporal workflow signal --workflow-id a --name b
      argo retry nightly-1
      airflow dags show nightly --save x.png`,
    destroys: `
      celery -A shop purge -f
      airflow tasks clear nightly
      temporal workflow terminate --workflow-id a
      argo delete nightly-1`,
  },
};
