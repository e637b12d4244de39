import { changes, reads } from '../../judge/judgement.ts';
import type { Knowledge } from '../program.ts';
import { keepsCopy, prompt } from '../shapes.ts';
import { withVerbData } from '../verbs.ts';
import { holdsOpen } from './kubectl-verbs.ts';

/** KubeVirt: https://kubevirt.io/user-guide/user_workloads/virtctl_client_tool/ */
export const virtctl: Knowledge = {
  programs: [
    withVerbData('virtctl kubectl-virt', {
      options: '-n --namespace --context --kubeconfig -o --output -i --identity-file -l --username --port -v --v',
      reads: 'version, guestosinfo, userlist, fslist, options, permitted-devices, objectgraph',
      changes: {
        'starts a virtual machine': 'start, unpause',
        'stops a virtual machine': 'stop, pause',
        'restarts a virtual machine': 'restart, soft-reboot',
        'moves a virtual machine to another node': 'migrate, migrate-cancel',
        'changes a virtual machine': 'addvolume, removevolume, expand, reset, usbredir, set-boot-disk, credentials, evacuate-cancel',
        'creates objects': 'create, expose, image-upload, vmexport create, memory-dump get, expose, adm',
        'copies files into or out of a machine': 'scp',
      },
      destroys: { 'removes an export or a dump': 'vmexport delete, memory-dump remove' },
      special: {
        // with --vm or --snapshot it makes the export, and deletes it afterwards
        'vmexport download, memory-dump download': (_, given) =>
          given.has('--vm', '--snapshot', '--pvc') || given.positionals[0]?.value === 'memory-dump'
            ? changes('makes an export, and takes it away afterwards')
            : given.has('--output')
              ? keepsCopy(given.place('--output'), 'copies a disk out')
              : reads('copies a disk out', { preserves: true }),
        'port-forward': holdsOpen('holds a connection open until it is stopped'),
        'console|vnc': prompt(changes('opens a console of the machine'), 'the console'),
        ssh: (call, given) => {
          const command = given.value('-c', '--command');
          return command === null ? prompt(changes('opens a session in the machine'), 'the session') : call.shell(command);
        },
      },
    }),
  ],
  examples: {
    reads: `
      virtctl version
      virtctl guestosinfo web-vm
      virtctl fslist web-vm -n vms
      virtctl port-forward vm/web-vm 8080:80`,
    changes: `
      virtctl start web-vm
      virtctl restart web-vm -n vms
      virtctl migrate web-vm
      virtctl console web-vm
      kubectl virt stop web-vm`,
    destroys: 'virtctl vmexport delete web-export',
  },
};
