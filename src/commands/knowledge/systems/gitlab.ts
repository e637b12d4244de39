import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { judgePsql } from '../databases/psql.ts';
import { judgeRedisCli } from '../databases/redis.ts';
import { readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { withVerbData, words } from '../verbs.ts';

/** Tasks of GitLab's Rakefile that check or print. */
const readingTasks = new Set(
  words(`gitlab:env:info gitlab:check gitlab:gitlab_shell:check gitlab:gitaly:check gitlab:sidekiq:check gitlab:app:check gitlab:geo:check
    gitlab:incoming_email:check gitlab:doctor:secrets geo:status db:migrate:status`),
);
/** Tasks that write over what is there: a restore, and the setup that makes the database anew. */
const destroyingTasks = /^(?:gitlab:backup:restore|gitlab:setup|gitlab:db:drop_all_\w+|gitlab:cleanup:\w+|db:drop|db:reset|db:rollback)\b/u;

/** Every word is a task that runs, or sets a variable of the environment; the few that are set here only show more or less. */
function rake(call: Call): Judgement {
  const given = readOptions(call.words, { valued: [], plain: ['--trace'] });
  const tasks = given.positionals.map((word) => word.value ?? '?');
  if (tasks.some((task) => destroyingTasks.test(task))) return destroys('the task removes data, or writes over it');
  const shown = tasks.filter((task) => !/^(?:SANITIZE|VERBOSE)=(?:true|1)$/u.test(task));
  return given.unknown.length === 0 && shown.length > 0 && shown.every((task) => readingTasks.has(task))
    ? reads()
    : changes('runs a task of GitLab that changes it, or whose effect is not known');
}

/** https://docs.gitlab.com/omnibus/maintenance/ , https://docs.gitlab.com/administration/raketasks/maintenance/ ; gitlab-rails runs Ruby (project-tools.ts). */
export const gitlab: Knowledge = {
  programs: [
    // They add where the server listens, and hand every word on.
    { names: ['gitlab-psql', 'gitlab-geo-psql'], judge: judgePsql },
    { names: ['gitlab-redis-cli'], judge: judgeRedisCli },
    withVerbData('gitlab-ctl', {
      known: '',
      reads: `status, service-list, show-config, help, get-postgresql-primary, get-redis-master, patroni members, consul members, repmgr cluster show`,
      changes: {
        'starts, stops or restarts services': 'start, stop, restart, graceful-kill, hup, int, term, once, usr1, usr2',
        'changes how GitLab is set up':
          'reconfigure, upgrade, pg-upgrade, renew-le-certs, deploy-page, set-geo-primary-node, patroni pause|resume|restart|reload',
        'makes another server the primary': 'promote, promote-to-primary-node, promote-db, patroni failover|switchover',
      },
      destroys: {
        'removes GitLab or its data': 'cleanse, uninstall, remove-accounts, patroni reinitialize-replica',
        'kills services': 'kill',
      },
      special: { tail: reads('never ends by itself', { unbounded: true }) },
    }),
    { names: ['gitlab-rake'], judge: rake },
  ],
  examples: {
    reads: `
      gitlab-psql -c 'SELECT count(*) FROM projects'
      gitlab-psql -d gitlabhq_production -c 'SELECT * FROM pg_stat_activity'
      gitlab-redis-cli INFO memory
      gitlab-redis-cli LLEN resque:gitlab:queue:default
      gitlab-ctl status
      gitlab-ctl status puma
      gitlab-ctl tail nginx
      gitlab-ctl patroni members
      gitlab-ctl repmgr cluster show
      gitlab-rake gitlab:env:info
      gitlab-rake gitlab:check SANITIZE=true
      gitlab-rake gitlab:doctor:secrets VERBOSE=1
      gitlab-rake db:migrate:status`,
    changes: `
      gitlab-psql
      gitlab-psql -c "UPDATE projects SET archived = true WHERE id = 1"
      gitlab-psql -f x.sql
      gitlab-redis-cli SET a 1
      gitlab-ctl reconfigure
      gitlab-ctl restart puma
      gitlab-ctl patroni failover
      gitlab-ctl pg-password-md5 gitlab
      gitlab-ctl status --no-such-option
      gitlab-rake cache:clear
      gitlab-rake gitlab:check cache:clear
      gitlab-rake gitlab:check LD_PRELOAD=./x.so
      gitlab-rake -f ./x gitlab:check
      gitlab-rake -r ./x gitlab:check
      gitlab-rake`,
    destroys: `
      gitlab-psql -c 'TRUNCATE projects'
      gitlab-redis-cli FLUSHALL
      gitlab-ctl cleanse
      gitlab-rake gitlab:backup:restore BACKUP=1
      gitlab-rake gitlab:check gitlab:setup`,
  },
};
