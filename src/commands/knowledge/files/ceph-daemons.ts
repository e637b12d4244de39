import { changes, combine, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { isSnapshotPlace } from '../../judge/redirects.ts';
import type { Options } from '../options.ts';
import type { Call } from '../program.ts';
import type { Effect } from '../verbs.ts';

/** What a daemon answers by `ceph tell` and `ceph daemon` without doing anything: https://docs.ceph.com/en/latest/api/mon_command_api/ and `ceph daemon X help`. */
const asking =
  /^(?:version|status|help|get_command_descriptions|mon_status|quorum_status|sync_status|add_bootstrap_peer_hint_help|config (?:show|get|diff|help)|perf (?:dump|schema|histogram dump|histogram schema)|dump_\w+|ops|ops_in_flight|historic_ops|sessions|session ls|client ls|cache status|damage ls|scrub status|heap stats|get subtrees|get_mempools|list_devices|list_unfound|bluestore bluefs (?:stats|device info)|bluefs stats|objecter_requests|log last|smart|device ls|mds_sessions|osdmap|getxattr_help)(?: [\w.:=+-]+)*$/u;

const daemon = (_: Call, given: Options): Judgement =>
  asking.test(
    given.positionals
      .slice(2)
      .map((word) => word.value ?? '?')
      .join(' '),
  )
    ? reads()
    : changes('changes a daemon, or its effect is not known');

/** `ceph pg 2.5 query`: the placement group stands before what is asked of it. */
const placementGroup = (call: Call, given: Options): Judgement => {
  const [, group, verb] = given.positionals.map((word) => word.value ?? '?');
  if (group === undefined) return reads();
  if (verb === 'mark_unfound_lost') return destroys('gives objects up as lost');
  return verb === 'query' || verb === 'list_unfound' || verb === 'list_missing'
    ? reads()
    : changes(`ceph pg ${call.show(group)} ${call.show(verb ?? '')}: the effect is not known`);
};

const toFile =
  (name: string): Effect =>
  (_, given) => {
    const target = given.place('-o', '--out-file');
    const keeps = target === null || target === '-' || isSnapshotPlace(target) ? [] : [changes(`ceph ${name} -o overwrites a file`)];
    return combine(reads(undefined, { preserves: given.has('-o', '--out-file') && keeps.length === 0 }), ...keeps);
  };

/** What Ceph's words mean beyond a fixed path. */
export const cephSpecials: Readonly<Record<string, Effect>> = {
  'tell|daemon': daemon,
  pg: placementGroup,
  'osd getmap|getcrushmap': toFile('osd getmap'),
  'mon getmap': toFile('mon getmap'),
  'auth get|export': toFile('auth get'),
};
