import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { words } from '../verbs.ts';

const set = (text: string): ReadonlySet<string> => new Set(words(text));

/** Commands of the file system shell that only read; `-get` and its kin write files of this machine. */
const readingFiles = set('-cat -checksum -count -df -du -find -getfacl -getfattr -head -help -ls -lsr -stat -tail -test -text -usage');
const removingFiles = set('-rm -rmr -rmdir -expunge -truncate -deleteSnapshot');

/** The options of the other commands that only ask. (Its `yarn` stands beside JavaScript's, `development/package-managers.ts`.) */
const asking: Readonly<Record<string, ReadonlySet<string>>> = {
  dfsadmin: set(
    '-report -live -dead -decommissioning -enteringmaintenance -inmaintenance -printTopology -listOpenFiles -getDatanodeInfo -help',
  ),
  haadmin: set('-getServiceState -getAllServiceState -checkHealth -help'),
  fsck: set('-files -blocks -locations -racks -list-corruptfileblocks -includeSnapshots -storagepolicies -maintenance -openforwrite'),
  getconf: set('-namenodes -secondaryNameNodes -backupNodes -journalNodes -nnRpcAddresses -confKey'),
};

function hadoop(call: Call): Judgement {
  const [verb, ...rest] = call.words;
  const name = verb?.value ?? '';
  if (name === 'version' && rest.length === 0) return reads();
  const given = readOptions(rest, { valued: [], singleDashLong: true });
  const dashed = given.names;
  if (name === 'dfs' || name === 'fs') {
    const [first, ...more] = dashed;
    if (dashed.some((each) => removingFiles.has(each))) return destroys('removes files');
    // -ls -R, -test -e, -find … -print0: they are all that short.
    const isShort = given.unknown.length === 0 && more.every((each) => /^-[a-zA-Z]{1,6}0?$/u.test(each));
    return first !== undefined && readingFiles.has(first) && isShort
      ? reads()
      : changes(`${call.program} ${name} changes files, or its effect is not known`);
  }
  // -safemode get only asks; enter, leave and wait do not.
  if (name === 'dfsadmin' && dashed[0] === '-safemode' && dashed.length === 1 && given.positionals[0]?.value === 'get') return reads();
  if (name === 'namenode' && dashed.includes('-format')) return destroys('empties the file system');
  if (name === 'fsck' && dashed.includes('-delete')) return destroys('removes files');
  const known = Object.hasOwn(asking, name) ? asking[name] : undefined;
  const onlyAsks = known !== undefined && given.unknown.length === 0 && dashed.every((each) => known.has(each));
  if (onlyAsks && (dashed.length > 0 || name === 'fsck')) return reads();
  return changes(`${call.program} ${call.show(name)} changes the cluster, or its effect is not known`);
}

/** https://hadoop.apache.org/docs/stable/hadoop-project-dist/hadoop-hdfs/HDFSCommands.html */
export const hadoopKnowledge: Knowledge = {
  programs: [{ names: ['hdfs', 'hadoop'], judge: hadoop, judgesNames: true }],
  examples: {
    reads: `
      hdfs dfs -ls /logs
      hadoop fs -du -h /
      hdfs dfsadmin -report
      hdfs dfsadmin -safemode get
      hdfs haadmin -getServiceState nn1
      hdfs fsck / -files -blocks`,
    changes: `
      hdfs dfs -put a /b
      hdfs dfs -get /b a
      hdfs dfs -setrep 2 /b
      hdfs dfsadmin -safemode leave
      hdfs haadmin -failover nn1 nn2
      hdfs fsck / -move
      hdfs balancer`,
    destroys: `
      hdfs dfs -rm -r -skipTrash /logs
      hdfs namenode -format
      hdfs fsck / -delete`,
  },
};
