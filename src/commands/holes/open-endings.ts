import { kubernetesType } from './kubernetes-type.ts';
import { lineBefore, whole } from './rule.ts';
import type { Rule } from './rule.ts';

/** What the end of a generated name is called where it is left open. */
const generated = '[<{](?:(?:pod|rs|replicaset|random|template)[-_])?(?:hash|suffix|random|id|uid)[>}]';

/**
 * Names whose end is left open: `backend-xxxxx`, `web-<hash>`. The whole word is the hole, because what a person or the
 * cluster has at hand is the whole name.
 */
export const openEndings: readonly Rule[] = [
  {
    hint: /[-_]xxx/u,
    pattern: /(?<![\w-])[A-Za-z]\w{0,63}(?:-\w{1,63}){0,8}?[-_]x{3,63}(?:-x{3,63}){0,4}(?![\w-])/gu,
    read: (match) => whole(match, match[0].replace(/_x+$/u, '')),
  },
  {
    // web-<hash>, <deployment>-<hash>; not backup-<hash>.tgz, where the hash is a thing of its own.
    hint: /-[<{](?:\w+[-_])?(?:hash|suffix|random|id|uid)[>}]/u,
    pattern: new RegExp(
      `(?<![\\w<{$-])(?:[a-z]\\w{0,63}(?:-\\w{1,63}){0,8}|[<{][a-z][\\w-]{0,63}[>}])(?:-${generated}){1,3}(?![\\w.<{-])`,
      'gu',
    ),
    read: (match, source) => {
      const end = match.index + match[0].length;
      return kubernetesType(lineBefore(source, match.index), source.slice(end, end + 1)) === 'kubernetes/pod'
        ? whole(match, match[0].replaceAll(/[<>{}]/gu, ''))
        : null;
    },
  },
];

/** A part of a name that a cluster makes up: `7d9f8b6c5`. */
const madeUp = /^(?=[a-z0-9]*\d)[a-z0-9]{5,10}$/u;

/** How a value for an open ending must begin: `backend-` for `backend-xxxxx`; null for other holes, and where the beginning is an example too. */
function beginningOf(syntax: string): string | null {
  const stem = /^([A-Za-z][\w-]*?)(?:-x{3,}|-[<{][\w-]+[>}])+$/u.exec(syntax)?.[1];
  if (stem === undefined || /^(?:my|your|pod|name|example)\b/iu.test(stem)) return null;
  const parts = stem.split('-');
  while (parts.length > 1 && madeUp.test(parts.at(-1) ?? '')) parts.pop();
  return `${parts.join('-')}-`;
}

/** Why a value cannot be what a hole stands for; null: it can. */
export function misfitOf(syntax: string, value: string): string | null {
  const beginning = beginningOf(syntax);
  return beginning === null || value.startsWith(beginning) ? null : `must begin with "${beginning}", as ${syntax} does`;
}
