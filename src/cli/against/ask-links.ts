import { inParallel, isTocsinError, messageOf } from '#base';
import type { GuardedAnswer, GuardedFetch } from '#delivery';
import type { LinkAnswer, LinkedAddress } from '#runbooks/lint';

const timeLimitMs = 10_000;
const mostRedirects = 5;

/** Asks every address with HEAD, and with GET where that is refused. Addresses of private nets are not asked unless allowed. */
export async function askLinks(
  links: readonly LinkedAddress[],
  allowPrivateAddresses: boolean,
): Promise<readonly { link: LinkedAddress; answer: LinkAnswer }[]> {
  const { closeGuardedConnections, createGuardedFetch } = await import('#delivery');
  const ask = createGuardedFetch({ allowPrivateAddresses });
  const answers = await inParallel(links, 8, async (link) => ({ link, answer: await answerOf(ask, link.address) }));
  await closeGuardedConnections();
  return answers;
}

async function answerOf(ask: GuardedFetch, address: string): Promise<LinkAnswer> {
  const byHead = await follow(ask, 'HEAD', address);
  // Many servers know no HEAD, and say so in many ways; only what GET says counts against a link.
  return byHead.kind === 'ok' || byHead.kind === 'not-checked' ? byHead : follow(ask, 'GET', address);
}

async function follow(ask: GuardedFetch, method: 'HEAD' | 'GET', address: string): Promise<LinkAnswer> {
  let at = address;
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const answer = await askOnce(ask, method, at);
    if ('kind' in answer) return answer;
    const target = answer.status >= 300 && answer.status < 400 && answer.location ? URL.parse(answer.location, at) : null;
    if (target === null) return judge(answer.status);
    at = target.href;
  }
  return { kind: 'dead', why: `redirects more than ${mostRedirects} times` };
}

async function askOnce(ask: GuardedFetch, method: 'HEAD' | 'GET', address: string): Promise<GuardedAnswer | LinkAnswer> {
  try {
    return await ask(address, { method, timeoutMs: timeLimitMs });
  } catch (error) {
    if (isTocsinError(error) && error.code === 'outside-refused') return { kind: 'not-checked', why: error.message };
    const cause: unknown = error instanceof Error ? error.cause : null;
    // A page that is longer than we read is a page.
    if (cause instanceof Error && 'code' in cause && cause.code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return { kind: 'ok' };
    return { kind: 'dead', why: `does not answer: ${messageOf(error)}` };
  }
}

// 401, 403 and 429: somebody is there and wants something of us; a reader with a sign-in gets through.
const judge = (status: number): LinkAnswer =>
  status < 400 || [401, 402, 403, 407, 429, 999].includes(status) ? { kind: 'ok' } : { kind: 'dead', why: `answers ${status}` };
