import { sqlOf } from './each-command.ts';
import { sql } from './example.ts';
import type { Reported, Rule } from './rule.ts';

const primary =
  /\bpg_stat_replication\b|\bpg_current_wal_lsn\b|\bshow\s+(?:master|binary log)\s+status\b|\bshow\s+(?:slave|replica)\s+hosts\b/i;
const replica =
  /\bpg_stat_wal_receiver\b|\bpg_last_(?:wal|xact|xlog)_\w+\b|\bpg_wal_replay_\w+\b|\bshow\s+(?:slave|replica)\s+status\b|\b(?:start|stop)\s+(?:slave|replica)\b/i;

const onPrimary = /\bon (?:the |a )?(?:primary|master|leader)\b/i;
const onReplica = /\bon (?:the |a |each |every )?(?:replica|standby|slave|follower)s?\b/i;

export const primaryAndReplica: Rule = {
  id: 'primary-and-replica',
  severity: 'warning',
  title: 'Two servers behind one connection',
  why: 'One statement answers on the primary only, the other on a replica only. On one connection one of them is empty, which looks like "no lag".',
  advice: 'Put them into two blocks, and say above each to which server it goes.',
  bad: sql('SELECT * FROM pg_stat_replication;', 'SELECT status FROM pg_stat_wal_receiver;'),
  good: sql('SELECT * FROM pg_stat_replication;'),
  check: (input) => {
    const asked = input.commands.flatMap((place) => {
      const query = sqlOf(place);
      if (query === null) return [];
      // What stands before the query is the way to the server.
      const way = place.command.program === 'sql' ? '' : (place.command.text.split(/\s(?:-c|-e|--command|--execute)\b/)[0] ?? '');
      return [{ place, query, way: `${place.section.line} ${way.replaceAll(/\s+/g, ' ')}` }];
    });
    const misplaced = asked.flatMap(({ place, query }): readonly Reported[] => {
      // A way that names its server is believed before the title.
      const way = place.command.text.split(/\s(?:-c|-e)\s/)[0] ?? '';
      const said = /\b(?:-h|--host)\b|\bexec\s/.test(way) ? '' : (place.step.title ?? '');
      const wanted = onReplica.test(said) ? 'replica' : onPrimary.test(said) ? 'primary' : null;
      const answers =
        primary.test(query) && !replica.test(query) ? 'primary' : replica.test(query) && !primary.test(query) ? 'replica' : null;
      if (wanted === null || answers === null || wanted === answers) return [];
      return [
        {
          line: place.command.line,
          message: `the title says ${wanted}, but this answers on a ${answers} only: it comes back empty, which looks like "no lag"`,
          suggestion: `run it on the ${answers}`,
        },
      ];
    });
    const mixed = [...Map.groupBy(asked, ({ way }) => way).values()].flatMap((group): readonly Reported[] => {
      const first = group.find(({ query }) => primary.test(query) && !replica.test(query));
      const second = group.find(({ query }) => replica.test(query) && !primary.test(query));
      if (!first || !second) return [];
      const later = first.place.command.line < second.place.command.line ? second : first;
      return [
        {
          line: later.place.command.line,
          message: `line ${first.place.command.line} answers on the primary only and line ${second.place.command.line} on a replica only, but nothing here changes the server`,
          suggestion: 'two blocks, each with its server above it',
        },
      ];
    });
    return [...misplaced, ...mixed];
  },
};
