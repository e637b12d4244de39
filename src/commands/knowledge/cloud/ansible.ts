import { changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { actsByName } from '../acting-names.ts';
import { mayBeOption, readOptions } from '../options.ts';
import type { Options } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { harmless } from '../shapes.ts';
import { withVerbData, words } from '../verbs.ts';

const valued = words(
  '-i --inventory -l --limit -e --extra-vars -t --tags --skip-tags -u --user -f --forks -m --module-name -a --args -M --module-path --vault-password-file --vault-id --become-password-file --become-pass-file --connection-password-file --conn-pass-file --private-key --key-file -T --timeout -c --connection --become-user --become-method -B -P',
);

/** Modules that only look. */
const readingModules = new Set(
  words('ping setup debug gather_facts stat slurp getent service_facts package_facts win_ping assert wait_for'),
);

const isScript = (word: string | null): boolean => word === null || /\.(?:sh|bash|py|rb|pl|js)$/u.test(word);
/** ansible_ssh_executable, ansible_python_interpreter …: special variables that name what runs. */
const runsByVariable = /ansible_\w*(?:executable|args|interpreter|_exe|command|plugin)|ansible_(?:connection|become_method)\W+[\w.]*[./]/u;

const runsScript = (given: Options): boolean =>
  given
    .texts(
      '-i',
      '--inventory',
      '--vault-password-file',
      '--vault-pass-file',
      '--vault-id',
      '--become-password-file',
      '--become-pass-file',
      '--connection-password-file',
      '--conn-pass-file',
    )
    .some(isScript);

/** What lets an ad-hoc call run more than its module: its own folders, programs, templates and jobs left behind. */
function bringsCode(call: Call, given: Options): string | null {
  if (given.has('-M', '--module-path', '--playbook-dir', '--ssh-common-args', '--ssh-extra-args', '--sftp-extra-args', '--scp-extra-args'))
    return 'modules or programs come from elsewhere';
  if (given.texts('-c', '--connection', '--become-method').some((each) => each === null || each.includes('/')))
    return 'a plugin comes from a file';
  if (runsScript(given)) return 'runs a script for the inventory or the password';
  if (given.texts('-e', '--extra-vars').some((each) => each === null || runsByVariable.test(each))) return 'a variable may name what runs';
  const args = given.value('-a', '--args') ?? '';
  // https://docs.ansible.com/ansible/latest/plugins/lookup.html: a template runs wherever it stands, in a variable too
  if (
    call.words.some((word) => (word.value ?? word.prefix).includes('{{')) ||
    /\bfact_path=|\b(?:lookup|query|q)\(|\bexecutable=/u.test(args)
  )
    return 'a template, or a folder of facts, may run programs';
  return call.program === 'ansible' && given.has('-B', '--background') ? 'leaves a job on the machines' : null;
}

function ansible(call: Call): Judgement {
  const given = readOptions(call.words, { valued });
  if (call.words.some(mayBeOption)) return changes('ansible: an unquoted variable could add options');
  const brought = bringsCode(call, given);
  if (brought !== null) return changes(brought);
  if (given.has('--check', '-C')) return reads('only checks what would change');
  if (given.has('--list-hosts', '--list-tasks', '--list-tags', '--syntax-check', '--version', '--help')) return reads();
  if (call.program === 'ansible-playbook') return changes('changes machines: what its tasks do is not known');
  const module = (given.value('-m', '--module-name') ?? 'command').replace(/^ansible\.builtin\./u, '');
  const text = given.value('-a', '--args');
  if (given.has('-m', '--module-name') && given.value('-m', '--module-name') === null) return changes('which module runs is not known');
  // `cmd=` and `argv=` carry the command as a parameter; -t of an ad-hoc call writes its results into a folder.
  if (text !== null && /(?:^|\s)(?:cmd|argv|_raw_params)=/u.test(text)) return changes('runs a command that is given as a parameter');
  if (given.has('-t', '--tree')) return changes('writes the results into files');
  if (['command', 'shell', 'raw'].includes(module)) return text === null ? changes('runs a command that is not known') : call.shell(text);
  return readingModules.has(module)
    ? reads()
    : changes(`ansible’s module ${call.show(module)} changes machines, or its effect is not known`);
}

/** https://docs.ansible.com/ansible/latest/command_guide/ */
export const ansibleKnowledge: Knowledge = {
  programs: [
    { names: ['ansible', 'ansible-playbook'], judge: ansible },
    harmless(['ansible-doc']),
    // ansible-inventory --output writes, ansible-config edit and init too; ansible-lint --fix rewrites
    {
      names: ['ansible-inventory', 'ansible-config', 'ansible-lint'],
      options: 'by-name',
      judge: (call) =>
        call.words.some(
          (word) =>
            /^(?:--(?:ou|fi|write|gen|save)|-M|--module-path|-r|--rules|edit$)/u.test(word.prefix) ||
            isScript(word.value) ||
            actsByName(word.prefix),
        )
          ? changes('writes files')
          : reads(),
    },
    withVerbData('ansible-galaxy ansible-vault', {
      options: '--vault-password-file --vault-id -p --output',
      reads: 'list, info, search, collection list|verify, role list|info|search',
      changes: {
        'changes installed roles or files':
          'install, init, collection install|init|build|publish, role install|init, encrypt, decrypt, encrypt_string, rekey, create, edit, import',
      },
      destroys: { 'removes roles': 'remove, role remove' },
      special: { view: (_, given) => (runsScript(given) ? changes('runs a script for the password') : reads()) },
    }),
  ],
  examples: {
    reads: `
      ansible all -m ping
      ansible web -i hosts -a 'uptime'
      ansible db -m shell -a 'df -h | grep data'
      ansible-playbook site.yml --check --diff
      ansible-playbook site.yml --list-hosts
      ansible-inventory --graph
      ansible-vault view secrets.yml`,
    changes: `
      ansible-playbook -i hosts site.yml -l web
      ansible web -m service -a 'name=nginx state=restarted'
      ansible web -a 'touch /x'
      ansible-galaxy install a.b
      ansible web -m shell -a "cmd='touch x'"
      ansible web -m fetch -a "src=/x dest=/etc"
      ansible-lint --fix
      ansible all -m ping -i ./hosts.py
      ansible all -m debug -a 'msg={{ lookup("pipe", "touch x") }}'
      ansible all -m ping -e ansible_ssh_executable=./x
      ansible all -a uptime -B 3600 -P 0
      ansible all -m ping --ssh-common-args='-o ProxyCommand=./x'
      ansible-inventory --list --output /etc/x
      ansible-vault view --vault-password-file x.sh secrets.yml
      ansible web -m ping -t /etc/x`,
    destroys: `
      ansible web -m shell -a 'rm -rf /data'
      ansible-galaxy remove a.b`,
  },
};
