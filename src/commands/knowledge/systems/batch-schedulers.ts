import { changes, destroys, reads } from '../../judge/judgement.ts';
import { readOptions } from '../options.ts';
import type { Knowledge } from '../program.ts';
import { changing, changesUnless, harmless, prompt } from '../shapes.ts';
import { withVerbData, words } from '../verbs.ts';

/** Slurm: https://slurm.schedmd.com/man_index.html ; PBS: pbsnodes(8), qstat(1); LSF: https://www.ibm.com/docs/en/spectrum-lsf ; Lustre: lfs(1), lctl(8). */
export const batchSchedulers: Knowledge = {
  programs: [
    // -i asks again and again
    {
      names: ['squeue', 'sinfo'],
      options: 'never-change',
      judge: (call) =>
        readOptions(call.words, { valued: words('-A -j -M -n -o -O -p -q -R -S -t -u -w -L -i') }).has('-i', '--iterate')
          ? reads('never ends by itself', { unbounded: true })
          : reads(),
    },
    harmless(words('sacct sprio sshare sstat qstat bjobs bhosts bqueues lsload')),
    {
      names: ['sreport'],
      options: 'never-change',
      judge: (call) => (call.words.length === 0 ? prompt(reads(), 'sreport') : reads()),
    },
    withVerbData('scontrol', {
      options: '-M --clusters',
      known: '-a --all -d --details -o --oneliner -Q --quiet -v --verbose --json --yaml --local --hide -F --future',
      reads: 'show, ping, version, help',
      bare: prompt(changes('opens a prompt'), 'scontrol'),
      changes: {
        'changes jobs, nodes or the cluster':
          'update, hold, uhold, release, suspend, resume, requeue, requeuehold, create, reconfigure, setdebug, setdebugflags, top, reboot, cancel_reboot, write',
      },
      destroys: { 'removes it, or stops the cluster': 'delete, shutdown, abort' },
    }),
    changing(words('scancel qdel bkill'), destroys('ends jobs')),
    // Without -a or -l some versions mark the nodes that are named.
    changesUnless('pbsnodes', 'changes the state of nodes', { shows: '-a -l', further: '-v -S -j -q -x', valued: '-s -F' }),
    // lfs and lctl without a command open a prompt
    withVerbData('lfs', {
      options: '-u -g --pool --ost',
      known: `-h -H -i -p -o -s -F -R -l --lazy -v --verbose -q --quiet -d --directory -r --recursive -c --stripe-count -S --stripe-size -L --layout -y --yaml -m
        --mdt-index --stripe-index --inodes --human-readable`,
      reads: 'df, quota, getstripe, getdirstripe, check, osts, mdts, help',
      bare: prompt(changes('opens a prompt'), 'lfs'),
      changes: { 'changes files, limits or their layout': 'setstripe, setdirstripe, setquota, migrate, mkdir, mirror, project, pool' },
    }),
    withVerbData('lctl', {
      known: '-n -N -F -R -t',
      reads: 'get_param, list_param, dl, device_list, list_nids, which_nid, ping, help, version',
      bare: prompt(changes('opens a prompt'), 'lctl'),
      changes: {
        'changes the file system or its network':
          'set_param, conf_param, network, activate, deactivate, recover, pool_add, changelog_register, lfsck_start',
        'prints the debug buffer and empties it': 'dk, debug_kernel',
      },
      destroys: {
        'removes it': 'pool_destroy, pool_remove, llog_remove, changelog_deregister, abort_recovery, erase_lcfg, clear_conf',
        'empties the debug buffer': 'clear',
      },
    }),
  ],
  examples: {
    reads: `
      squeue -u alice -o '%i %j'
      squeue -i 5
      sinfo -N -l
      sacct -j 1234 --format=JobID,State
      sprio -l
      sshare -a
      sstat -j 1234
      sreport cluster utilization
      scontrol show job 1234
      scontrol -o show nodes
      scontrol ping
      qstat -f 1234
      pbsnodes -a
      pbsnodes -l -s pbs-1
      bjobs -u all
      bhosts
      bqueues -l
      lsload
      lfs df -h /mnt/scratch
      lfs quota -u alice /mnt/scratch
      lfs getstripe -d /mnt/scratch
      lfs check osts
      lctl get_param -n health_check
      lctl dl
      lctl ping 10.0.0.1@tcp`,
    changes: `
      scontrol update NodeName=n1 State=DRAIN Reason=x
      scontrol requeue 1234
      scontrol write batch_script 1234
      scontrol
      scontrol "$VERB"
      pbsnodes -o n1
      pbsnodes n1
      pbsnodes -a -o n1
      lfs setstripe -c 4 /mnt/scratch
      lfs
      lctl set_param debug=0
      lctl dk
      lctl --device 7 deactivate
      lctl dl --device 7`,
    destroys: `
      scancel 1234
      scontrol shutdown
      qdel 1234
      bkill 0`,
  },
};
