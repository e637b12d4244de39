import type { Knowledge } from '../program.ts';
import { readsForever } from '../shapes.ts';
import { withVerbData } from '../verbs.ts';

/** https://documentation.ubuntu.com/lxd/ , https://linuxcontainers.org/incus/ , https://pve.proxmox.com/pve-docs/ , https://github.com/vmware/govmomi (govc) */
export const virtualMachines: Knowledge = {
  programs: [
    withVerbData('lxc incus', {
      options: '--project -f --format -c --columns',
      reads: `list|ls, info, version, config show|get, image list|ls|info|show, network list|ls|show|info|get, storage list|ls|show|info|get, storage volume list|ls|show|info|get,
        profile list|ls|show|get, remote list|ls, operation list|ls|show, cluster list|ls|show|info, warning list|ls|show, project list|ls|show|info|get, snapshot list|ls|show`,
      changes: {
        'runs a command, or opens a prompt': 'exec, shell, console',
        'changes instances': 'start|stop|restart|launch|init|copy|move|restore|file',
      },
      destroys: { 'removes it': 'delete|rm, image|network|profile|project|snapshot delete, storage volume delete' },
    }),
    withVerbData('qm pct', {
      options: '--current --snapshot --verbose --full',
      reads: 'list, status, config, pending, listsnapshot, showcmd, df, cpusets',
      changes: {
        'changes the machine': 'start|stop|shutdown|reboot|reset|suspend|resume|set|resize|migrate|clone|create|snapshot|unlock|template',
        'opens a prompt': 'enter, console, terminal, monitor',
      },
      destroys: { 'removes a machine or what it was since': 'destroy, rollback, delsnapshot' },
    }),
    withVerbData('pvesh', {
      options: '--output-format --human-readable',
      reads: 'get, ls, usage, help',
      destroys: { 'removes it': 'delete' },
    }),
    withVerbData('pvecm', { reads: 'status, nodes, expected-status' }),
    withVerbData('govc', {
      singleDashLong: true,
      options: '-u -k -dc -cluster -vm -host -ds -pool -n -type',
      flags: '-json -dump -xml -l',
      reads: `about, ls, find, tree, vm.info, vm.ip, host.info, datastore.info, datastore.ls, datastore.cluster.info, datacenter.info, cluster.usage, pool.info, folder.info,
        metric.ls|metric.info|metric.sample|metric.interval.info, session.ls, snapshot.tree, license.ls, alarms, version, network.info, option.ls, role.ls, permissions.ls`,
      special: { 'events, tasks': readsForever('-f') },
      changes: {
        'changes machines': 'vm.power|vm.change|vm.migrate|vm.create|vm.clone|host.maintenance.enter|host.maintenance.exit|snapshot.create',
      },
      destroys: { 'removes it': 'vm.destroy, snapshot.remove, snapshot.revert, datastore.rm, object.destroy, host.remove' },
    }),
  ],
  examples: {
    reads: `
      lxc list
      incus config show web
      qm list
      pct config 101
      pvesh get /nodes
      pvecm status
      govc vm.info -json web-1`,
    changes: `
      lxc exec web -- uptime
      lxc restart web
      lxc query -X DELETE /1.0/instances/x
      incus config set web limits.cpu 2
      qm stop 101
      qm guest exec 101 uptime
      pct enter 101
      pvesh create /nodes/a/status --command reboot
      pvecm delnode a
      govc vm.power -off web-1
      govc datastore.download a b
      govc alarms.rm x`,
    destroys: `
      lxc delete web
      qm rollback 101 before
      pvesh delete /pools/a
      govc vm.destroy web-1`,
  },
};
