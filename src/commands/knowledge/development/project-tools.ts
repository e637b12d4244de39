import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { readOptions } from '../options.ts';
import type { Call, Knowledge, Program } from '../program.ts';
import { changing, prompt } from '../shapes.ts';
import { withVerbData, words } from '../verbs.ts';
import { javaTools } from './java-tools.ts';
import { scanners } from './scanners.ts';

const rehearsals: Readonly<Record<string, RegExp>> = {
  make: /^(?:-[bBikrsSwdtRe]*n[bBikrsSwdtRe]*|--dry-run|--just-print|--recon)$/u,
  gmake: /^(?:-[bBikrsSwdtRe]*n[bBikrsSwdtRe]*|--dry-run|--just-print|--recon)$/u,
  just: /^(?:-n|--dry-run|-l|--list|--summary|--show|-s|--dump|--evaluate)$/u,
  task: /^(?:-l|--list|-a|--list-all|--summary)$/u,
  ninja: /^-n$/u,
};

/** make and its like run what the project says. */
const project = (call: Call): Judgement => {
  const given = call.words.map((word) => word.value ?? '?');
  // make(1) and ninja(1): -l is a limit of load there, a list in just and task
  const rehearses = rehearsals[call.program];
  const hides = given.some((word) => word === '?' || /^(?:--$|--(?:eval|f|makef|inc|dir)|-[a-zA-Z]*[oWEfIC])|\$\(|:=|!=|`/u.test(word));
  // task asks for the state of each task in JSON by running what its Taskfile says
  if (call.program === 'task' && given.includes('--json')) return changes('runs programs of the project');
  if (rehearses !== undefined && !hides && given.some((word) => rehearses.test(word))) return reads('a dry run, or a list');
  return given.length === 1 && /^(?:--version|version|-v|-V|--help)$/u.test(given[0] ?? '')
    ? reads()
    : changes(`${call.program} runs a program of the project: what it does is not known`);
};

/** Migrations of a database's schema; taking them back loses what the newer schema held. */
const downgrades = 'takes the schema back: columns and tables are lost';

const virtualMachines = withVerbData('virsh', {
  bare: prompt(changes('opens a prompt'), 'virsh'),
  options: '-c --connect',
  // virsh(1): --period and --completed change what is counted
  acts: '--period --completed -l --log',
  reads:
    'list, dominfo, domstate, domblklist, domblkinfo, domblkstat, domifstat, domiflist, domstats, dumpxml, net-list, net-info, net-dumpxml, net-dhcp-leases, pool-list, pool-info, vol-list, vol-info, snapshot-list, snapshot-info, nodeinfo, version, vcpuinfo, capabilities, domdisplay, domjobinfo, cpu-stats, dommemstat, nodememstats, hostname',
  changes: {
    'changes a virtual machine':
      'start, shutdown, reboot, suspend, resume, migrate, setvcpus, setmem, attach-disk, detach-disk, attach-interface, detach-interface, define, create, edit, autostart, save, restore, snapshot-create, snapshot-create-as, net-start, pool-start, pool-refresh, blockcommit, domrename, console',
  },
  destroys: {
    'stops it hard, or removes it':
      'destroy, undefine, reset, vol-delete, pool-delete, pool-destroy, net-destroy, net-undefine, snapshot-delete, snapshot-revert',
  },
});

/** A connection may name a program to run: https://libvirt.org/uri.html#transport-configuration */
const virsh: Program = {
  ...virtualMachines,
  judge: (call) =>
    call.words.some(({ prefix, value }) => (value === null ? /:\/\//u.test(prefix) : /\+ext:|[?&](?:command|netcat|proxy)=/u.test(value)))
      ? changes('the connection names a program to run')
      : virtualMachines.judge(call),
};

/** Tools that act on a project: build tools, test runners, migrations, JVM tools, framework consoles. */
export const projectTools: Knowledge = {
  programs: [
    {
      names: words(
        'make gmake just task rake npx bunx mvn ./mvnw gradle ./gradlew ant sbt bazel cargo go cmake ninja pytest tox nox jest vitest mocha phpunit rspec cypress playwright bats tsc eslint rustc gcc cc javac ruff black mypy flake8 safety bandit trivy grype syft snyk semgrep gitleaks pre-commit rails artisan symfony mix lein stack cabal nx turbo lerna skaffold tilt earthly act',
      ),
      judge: (call) => scanners(call) ?? project(call),
    },
    withVerbData('alembic', {
      options: '-c --config -n --name -x',
      reads: 'current, history, heads, branches, show, check, list_templates',
      changes: { 'changes the schema': 'upgrade, stamp, merge, revision, edit, init, ensure_version' },
      destroys: { [downgrades]: 'downgrade' },
    }),
    withVerbData('flyway liquibase dbmate goose migrate sqitch atlas prisma knex sequelize sequelize-cli typeorm drizzle-kit', {
      options:
        '-url -user -password -locations -configFiles --url --username --password --changelog-file --schema -path -database -dir --dir -d -e --env -u --migrations-dir --config --knexfile',
      singleDashLong: true,
      acts: '--dev-url -cleanOnValidationError -cleanDisabled -initSql -callbacks -jarDirs -outputFile -errorOverrides',
      reads:
        'info, validate, status, version, history, log, diff-help, db:migrate:status, migrate:status, migrate:list, migrate status, schema inspect, list-locks, listLocks, migration:show, deploy-help, check-help',
      changes: {
        'changes the schema':
          'migrate, baseline, repair, update, update-count, up, up-to, up-by-one, create, new, tag, force, deploy, db:migrate, db:seed:all, migrate:latest, migrate:up, migrate deploy, migrate dev, migrate resolve, migrate apply, db push|pull|seed, migration:run, generate, changelog-sync, release-locks, goto, push, redo, seed:run',
      },
      destroys: {
        [downgrades]:
          'undo, clean, down, down-to, rollback, rollback-count, rollback-to-date, drop, drop-all, dropAll, reset, revert, db:migrate:undo, db:migrate:undo:all, db:drop, migrate:down, migrate:rollback, migrate reset, migration:revert, schema:drop',
      },
    }),
    ...javaTools,
    {
      names: ['sam', 'serverless', 'sls', 'cdk', 'cdktf', 'copilot', 'waypoint', 'packer', 'vagrant', 'molecule'],
      judge: (call) => {
        const verb =
          readOptions(call.words, { valued: words('--profile --region -s --stage -a --app -c --context') }).positionals[0]?.value ?? '';
        // cdk --app names the program that makes the templates, --browser one to start; diff makes a change set; packer fetches data
        if (
          call.words.some((word) =>
            /^(?:-a|--app|--plugin|--build|-b|--browser|-o|--output|-{1,2}evaluate-datasources)(?:=|$)/u.test(word.prefix),
          )
        )
          return changes('runs the program of the application, or writes files');
        if (call.program === 'cdk' && verb === 'diff' && !call.words.some(({ value }) => value === '--no-change-set'))
          return changes('makes a change set for a while');
        if (
          /^(?:validate|list|ls|diff|synth|synthesize|doctor|docs|info|print|status|global-status|ssh-config|version|inspect|metadata|fmt-check)$/u.test(
            verb,
          )
        )
          return reads();
        return /^(?:delete|remove|destroy)$/u.test(verb)
          ? destroys('removes what it deployed')
          : changes(`${call.program} changes what is deployed, or its effect is not known`);
      },
    },
    changing(['kcadm.sh', 'wp', 'drush', 'occ', 'kc.sh', 'gitlab-rails', 'jenkins-cli'], changes('changes an application')),
    virsh,
  ],
  examples: {
    reads: `
      make -n deploy
      go version
      alembic current
      alembic history
      flyway info
      jcmd 1 GC.heap_info
      jcmd 1 Thread.print
      jstack 1
      jmap -histo 1
      jstat -gcutil 1
      cdk diff --no-change-set
      virsh list --all
      trivy image web:1
      go tool pprof -top heap.pb.gz
      jcmd 1 VM.native_memory summary
      jcmd 1 Compiler.codecache
      just --list
      gitleaks detect
      trivy fs .`,
    changes: `
      make deploy
      npx prisma migrate deploy
      pytest
      ./gradlew build
      alembic upgrade head
      flyway migrate
      jcmd 1 GC.run
      jcmd 1 GC.heap_dump /tmp/x.hprof
      jmap -dump:live,format=b,file=x.hprof 1
      jinfo -flag +PrintGC 1
      cdk deploy
      go run x.go
      virsh start web
      make -l 4 deploy
      ninja -l 4
      jmap -histo:live 1
      jcmd 1 GC.class_histogram
      jcmd 1 VM.native_memory shutdown
      jstack -F 1
      jfr scrub a b
      jdeps -dotoutput x a.jar
      trivy image --output=/etc/x web:1
      trivy clean --all
      go vet -vettool=./x ./...
      go list -toolexec ./x
      grype db update
      virsh`,
    destroys: `
      alembic downgrade -1
      flyway clean
      cdk destroy
      virsh destroy web`,
  },
};
