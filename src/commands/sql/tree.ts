/** A node of PostgreSQL's tree as JSON: kinds are keys. */
export type Tree = Readonly<Record<string, unknown>>;

export const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * Every (key, object) of the tree in source order, outermost first: `SelectStmt`, but also fields such as
 * `intoClause`. Without recursion: the tree of a long sum is as deep as the sum is long.
 */
export function* nodesOf(value: unknown): Generator<readonly [string, Tree]> {
  const open: (readonly [string, unknown])[] = [['', value]];
  for (;;) {
    const next = open.pop();
    if (next === undefined) return;
    const [key, child] = next;
    if (Array.isArray(child)) for (let index = child.length - 1; index >= 0; index -= 1) open.push([key, child[index]]);
    else if (isTree(child)) {
      if (key !== '') yield [key, child];
      for (const entry of Object.entries(child).toReversed()) open.push(entry);
    }
  }
}

/** True when a node of one of these kinds lies in the tree. */
export function contains(value: unknown, ...kinds: readonly string[]): boolean {
  for (const [kind] of nodesOf(value)) if (kinds.includes(kind)) return true;
  return false;
}

/** The strings of a name list (`pg_catalog.count`). */
export const namesOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.map((each) => (isTree(each) && isTree(each['String']) ? textOf(each['String']['sval']) : '')) : [];
