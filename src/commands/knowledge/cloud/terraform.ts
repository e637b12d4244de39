import { changes, destroys, reads } from '../../judge/judgement.ts';
import { isSnapshotFolder, isSnapshotPlace } from '../../judge/redirects.ts';
import type { Options } from '../options.ts';
import type { Knowledge } from '../program.ts';
import { keepsCopy, prompt } from '../shapes.ts';
import { withVerbData } from '../verbs.ts';

/** They may be told to work in another folder: only below this one is a new file a copy on the side. */
const staysHere = (given: Options): boolean =>
  given
    .places('-chdir', '--working-dir', '--terragrunt-working-dir', '-C', '--cwd')
    .every((place) => place !== null && isSnapshotFolder(place));

/** https://developer.hashicorp.com/terraform/cli/commands, OpenTofu, Terragrunt, Pulumi. */
export const terraform: Knowledge = {
  programs: [
    withVerbData('terraform tofu terragrunt', {
      options:
        '-chdir -out -target -var -var-file -state -lock-timeout -parallelism -backend-config -config --terragrunt-working-dir --working-dir',
      flags: '--non-interactive --terragrunt-non-interactive -destroy',
      singleDashLong: true,
      reads: `show, output, validate, version, providers, console-help, get-help, metadata functions, state list|show|pull, workspace list|show, test-help, run-all output,
        output-module-groups, find, list, graph-dependencies, providers schema, modules`,
      acts: `-generate-config-out --generate-config-out --backend-bootstrap --tf-path --terragrunt-tfpath --auth-provider-cmd --terragrunt-auth-provider-cmd
        --out-dir --json-out-dir --terragrunt-out-dir --terragrunt-json-out-dir -json-into --report-schema-file --report-file --provider-cache-dir --inputs-debug --terragrunt-debug --source-update --terragrunt-source-update`,
      changes: {
        'changes the infrastructure': 'import, refresh, run-all apply, run',
        'writes files': 'render-json',
        'changes the state': 'state push|replace-provider|mv, taint, untaint, force-unlock, workspace select|new, state-lock',
        'fetches modules and providers': 'init, get, providers lock|mirror, login, logout, test',
      },
      destroys: { 'removes everything it manages': 'destroy, run-all destroy', 'forgets resources': 'state rm, workspace delete' },
      special: {
        'plan, run-all plan': (_, given) => {
          if (!given.has('-out')) return reads();
          const place = given.place('-out') ?? '';
          return isSnapshotPlace(place) && staysHere(given) && !/\.(?:tf|tofu|tfvars|tfstate|hcl)(?:\.\w+)*$/u.test(place)
            ? reads('writes its plan to a file')
            : changes('writes its plan over a file');
        },
        fmt: (_, given) => (given.last('-check') === true ? reads() : changes('rewrites files')),
        // terragrunt runs what follows for every dependency
        graph: (call, given) =>
          call.program === 'terragrunt' && given.positionals.length > 1
            ? destroys('runs what follows for a unit and all that depends on it')
            : reads(),
        apply: (_, given) => (given.has('-destroy') ? destroys('removes everything it manages') : changes('changes the infrastructure')),
        console: prompt(reads(), 'terraform console'),
      },
    }),
    withVerbData('pulumi', {
      options: '--file -s --stack -C --cwd --color -c --config -p --parallel --config-file',
      flags: '-v --logtostderr --non-interactive -e --emoji',
      reads:
        'stack ls|output|history, stack tag ls|get, stack, about, whoami, version, config get, config, history, logs, plugin ls, org get-default, state read, schema check',
      changes: {
        'changes the infrastructure':
          'up|update, refresh, import, stack graph, stack tag set|rm, stack init|select|rename|import|change-secrets-provider, config set|rm|rm-all|cp|set-all|refresh|env, login, logout, cancel, new, install, state rename|unprotect|upgrade|move, watch, plugin install, env',
      },
      destroys: { 'removes everything it manages': 'destroy|down|dn, stack rm, state delete' },
      special: {
        'stack export': (_, given) =>
          !given.has('--file')
            ? reads()
            : staysHere(given)
              ? keepsCopy(given.place('--file'), 'keeps a copy of the state')
              : changes('writes a file in another folder'),
        // pulumi preview --config saves the value for later runs, too
        'preview|pre': (_, given) =>
          given.has('-c', '--config', '--save-plan', '--event-log', '--import-file', '--policy-pack')
            ? changes('writes the configuration of the stack, or a file')
            : reads(),
      },
    }),
  ],
  examples: {
    reads: `
      terraform plan -out=tfplan
      terraform -chdir=prod state list
      terraform output -json
      terraform workspace show
      terraform fmt -check
      terraform plan -destroy
      terraform graph
      tofu show
      pulumi preview
      pulumi stack export --file state.json`,
    changes: `
      terraform apply -auto-approve
      terraform init -upgrade
      terraform workspace select prod
      terraform fmt
      terraform force-unlock 123
      terraform import a.b c
      pulumi up --yes
      terraform plan -generate-config-out=x.tf
      terraform plan -out=main.tf
      terraform plan -out /etc/x
      terraform fmt -check=false
      terragrunt plan --backend-bootstrap
      pulumi preview -c a:b=c
      pulumi stack export --file /etc/x
      pulumi stack tag set a b
      pulumi config env add a
      terragrunt render-json
      terraform providers lock`,
    destroys: `
      terraform destroy -target=module.web
      terraform apply -destroy
      terraform state rm a.b
      pulumi destroy
      terragrunt graph destroy`,
  },
};
