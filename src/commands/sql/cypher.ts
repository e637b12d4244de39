import { changes, combine, destroys, reads } from '../judge/judgement.ts';
import type { Judgement } from '../judge/judgement.ts';

/** Strings, quoted names and comments: nothing in them is a word of the language. */
const quoted = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*/gu;

/** Words that begin a question. `PROFILE` runs what follows, which is judged all the same. */
const asks = /^(?:optional\s+match|match|return|with|unwind|show|explain|profile|call|use|cypher)\b/iu;

/** A word of the language, not the name of a property, a label or a parameter. */
const word = (names: string): RegExp => new RegExp(`(?<![.:$\\w])(?:${names})\\b(?!\\s*:)`, 'iu');

const losing = word('delete|detach|drop');
const changing = word(
  'create|merge|set|remove|foreach|load|alter|rename|grant|deny|revoke|enable|disable|start|stop|terminate|deallocate|reallocate|dryrun|insert',
);

/** Procedures that only show: https://neo4j.com/docs/operations-manual/current/procedures/ */
const showing =
  /^(?:db\.(?:labels|relationshipTypes|propertyKeys|indexes|constraints|info|ping|schema\.\w+|stats\.(?:retrieve|retrieveAllAnon|status)|index\.(?:fulltext|vector)\.query\w+|index\.fulltext\.listAvailableAnalyzers)|dbms\.(?:components|info|procedures|functions|listConfig|listQueries|listTransactions|listConnections|listActiveLocks|listPools|queryJmx|showCurrentUser|clientConfig|cluster\.(?:overview|role|protocols)|routing\.getRoutingTable|security\.list\w+)|apoc\.(?:monitor\.\w+|meta\.(?:stats|schema|graph)|help|version))$/u;
/** Functions with a dot that come with the language. */
const builtIn = /^(?:date|datetime|localdatetime|time|localtime|duration|point|vector\.similarity|graph)(?:\.\w+)*$/u;

const dottedCall = /(?<![.\w])([A-Za-z_]\w*(?:\.\w+)+)\s*\(/gu;
const bareCall = /\bcall\s+([A-Za-z_][\w.]*)/giu;

function judgeOne(statement: string): Judgement {
  const text = statement.trim();
  if (text === '' || /^:(?:exit|help|use\s+\w+)\s*$/u.test(text)) return reads();
  if (losing.test(text)) return destroys('removes nodes, relationships or what is stored about them');
  if (changing.test(text)) return changes('changes the graph, or who may do what');
  if (!asks.test(text) || /(?:^|\n)\s*:/u.test(text)) return changes('this Cypher is not a plain question');
  const called = [...text.matchAll(dottedCall), ...text.matchAll(bareCall)].map(([, name = '']) => name);
  const strange = called.find((name) => !showing.test(name) && !builtIn.test(name));
  return strange === undefined ? reads() : changes(`${strange} is a procedure whose effect is not known`);
}

/** What the statements of a Cypher text do, by their words: https://neo4j.com/docs/cypher-manual/current/ */
export const judgeCypher = (cypher: string): Judgement => combine(...cypher.replaceAll(quoted, '``').split(';').map(judgeOne));
