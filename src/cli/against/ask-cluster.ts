import { fail, inParallel } from '#base';
import type { NamedObject } from '#runbooks/lint';

/** The objects that the cluster of the current context does not have; null where kubectl is not installed. */
export async function missingInCluster(objects: readonly NamedObject[]): Promise<readonly NamedObject[] | null> {
  const { lookUpClusterObject } = await import('#execution');
  const [first, ...others] = objects;
  if (first === undefined) return [];
  const ask = async (object: NamedObject) => ({ object, answer: await lookUpClusterObject(object.object, object.namespace) });
  // The first answer alone: without a cluster every further question would wait for its time limit.
  const started = await ask(first);
  if (started.answer.kind === 'no-kubectl') return null;
  if (started.answer.kind === 'unknown')
    return fail('not-ready', `--against cluster: the cluster cannot be asked: ${started.answer.why}; check kubectl config current-context`);
  const answers = [started, ...(await inParallel(others, 4, ask))];
  return answers.flatMap(({ object, answer }) => (answer.kind === 'missing' ? [object] : []));
}
