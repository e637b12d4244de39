import { hasHole } from '../../holes/hole.ts';
import { changes, combine, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';

const strings = /'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"|`[^`]*`|\/\*[\s\S]*?\*\/|\/\/[^\n\r]*/gu;

/** Nothing in strings and quoted names is a word of the language; a comment is a blank. */
const bare = (cypher: string): string =>
  cypher.replaceAll(strings, (found) => (found.startsWith('/') ? ' ' : '``')).replaceAll(/\s*\.\s*/gu, '.');

/** Words that begin a question. `PROFILE` runs what follows, which is judged all the same. */
const asks = /^(?:optional\s+match|match|return|with|unwind|show|explain|profile|call|use|cypher)\b/iu;

/** A word of the language, not the name of a property, a label or a parameter. */
const word = (names: string): RegExp => new RegExp(`(?<![.:$])(?<![a-z_]\\w*)(?:${names})\\b(?!\\s*:)`, 'iu');

const losing = word('delete|detach|drop');
const changing = word(
  'create|merge|set|remove|foreach|load|alter|rename|grant|deny|revoke|enable|disable|start|stop|terminate|deallocate|reallocate|dryrun|insert',
);

/** Procedures that only show: https://neo4j.com/docs/operations-manual/current/procedures/ */
const showing =
  /^(?:db\.(?:labels|relationshipTypes|propertyKeys|indexes|constraints|info|ping|schema\.\w+|stats\.(?:retrieve|retrieveAllAnon|status)|index\.(?:fulltext|vector)\.query\w+|index\.fulltext\.listAvailableAnalyzers)|dbms\.(?:components|info|procedures|functions|listConfig|listQueries|listTransactions|listConnections|listActiveLocks|listPools|queryJmx|showCurrentUser|clientConfig|cluster\.(?:overview|role|protocols)|routing\.getRoutingTable|security\.list\w+)|apoc\.(?:monitor\.\w+|meta\.(?:stats|schema|graph)|help|version))$/u;
/** Functions with a dot that come with the language. */
const builtIn =
  /^(?:date|datetime|localdatetime|time|localtime|duration|point|vector\.similarity)(?:\.\w+)*$|^graph\.(?:names|propertiesByName|byName|byElementId)$/u;

const dottedCall = /(?<![.\w])([A-Za-z_]\w*(?:\.\w+)+)\s*\(/gu;
const procedureCall = /\bcall\s+([A-Za-z_][\w.]*)/giu;
/** A quoted name may be that of a procedure or a function. */
const quotedCall = /``\s*[.(]|\.``|\bcall\s*``/iu;

const namesOf = (text: string, pattern: RegExp): readonly string[] => [...text.matchAll(pattern)].map(([, name = '']) => name);

function judgeOne(statement: string): Judgement {
  const text = statement.trim();
  if (text === '' || /^:(?:exit|help)\s*$/u.test(text)) return reads();
  if (losing.test(text)) return destroys('removes nodes, relationships or what is stored about them');
  if (changing.test(text)) return changes('changes the graph, or who may do what');
  if (!asks.test(text) || /(?:^|\n)\s*:/u.test(text)) return changes('this Cypher is not a plain question');
  // A value that is filled in outside of a string may be a whole clause.
  if (hasHole(text)) return changes('a part of the Cypher is left open');
  if (quotedCall.test(text) || /[^\x20-\x7e\s]/u.test(text)) return changes('a name in this Cypher may be that of a procedure');
  const strange =
    namesOf(text, procedureCall).find((name) => !showing.test(name)) ??
    namesOf(text, dottedCall).find((name) => !showing.test(name) && !builtIn.test(name));
  return strange === undefined ? reads() : changes(`${strange} is a procedure whose effect is not known`);
}

/** What the statements of a Cypher text do, by their words: https://neo4j.com/docs/cypher-manual/current/ */
export const judgeCypher = (cypher: string): Judgement =>
  // Neo4j reads `\u0044ELETE` as DELETE, quotes and comments included, and knows blanks that others do not.
  /\\u[0-9a-f]|[\x1c-\x1f\u0085\u2028\u2029]/iu.test(cypher)
    ? changes('this Cypher holds signs that hide what it says')
    : combine(...bare(cypher).split(';').map(judgeOne));
