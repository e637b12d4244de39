/** Does the work for every item, at most `width` at a time; the answers stand in the order of the items. */
export async function inParallel<In, Out>(items: readonly In[], width: number, work: (item: In) => Promise<Out>): Promise<Out[]> {
  const answers: Out[] = [];
  const waiting = items.entries();
  async function next(): Promise<void> {
    // One iterator for all: each takes the item after the one that was taken last.
    for (const [index, item] of waiting) answers[index] = await work(item);
  }
  await Promise.all(Array.from({ length: width }, next));
  return answers;
}
