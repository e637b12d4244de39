import { lookup as resolve, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, request } from 'undici';
import { fail, isPrivateAddress } from '#base';
import { providerTimeoutMs } from './settings.ts';

const answerLimitBytes = 64 * 1024;

/**
 * Resolves a name and hands the socket the very addresses that were checked: a name that answers
 * differently the second time (DNS rebinding) has no second time.
 */
const guardedLookup: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const first = addresses?.[0];
    if (error || !first) return callback(error ?? new Error(`${hostname} has no address`), []);
    const inside = addresses.find(({ address }) => isPrivateAddress(address));
    if (inside) return callback(new PrivateAddressError(hostname), []);
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};

class PrivateAddressError extends Error {
  constructor(host: string) {
    super(`${host} is an address of this machine or of a private net; the operator can allow that`);
    this.name = 'PrivateAddressError';
  }
}

function createAgent(lookup: LookupFunction | undefined): Agent {
  return new Agent({
    connect: { timeout: providerTimeoutMs, ...(lookup ? { lookup } : {}) },
    headersTimeout: providerTimeoutMs,
    bodyTimeout: providerTimeoutMs,
    connections: 8,
    maxResponseSize: answerLimitBytes,
  });
}
// Made when first used, so that a server can be stopped and started again in one process.
const agents: { guarded: Agent | null; open: Agent | null } = { guarded: null, open: null };
const agentFor = (allowPrivateAddresses: boolean): Agent =>
  allowPrivateAddresses ? (agents.open ??= createAgent(undefined)) : (agents.guarded ??= createAgent(guardedLookup));

export interface GuardedAnswer {
  readonly status: number;
  readonly body: string;
  readonly retryAfter: string | null;
  /** Where a redirect points; it is not followed. */
  readonly location?: string;
}

/** Asks one address once. Errors: `outside-refused` (it may not be reached from here, ever), `delivery-failed` (not now). */
export type GuardedFetch = (
  address: string,
  options: {
    readonly method: 'GET' | 'HEAD' | 'POST';
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly timeoutMs?: number;
  },
) => Promise<GuardedAnswer>;

/**
 * The one HTTP client for addresses that somebody typed in. Never follows a redirect (the answer is returned as it is),
 * never reads more than 64 KiB, gives up after 4 s in all.
 */
export function createGuardedFetch({ allowPrivateAddresses }: { readonly allowPrivateAddresses: boolean }): GuardedFetch {
  return async (address, { method, headers, body, timeoutMs }) => {
    const url = checkedUrl(address, allowPrivateAddresses);
    try {
      const answer = await request(url, {
        method,
        headers: { ...headers, 'user-agent': 'Tocsin' },
        body: body ?? null,
        dispatcher: agentFor(allowPrivateAddresses),
        signal: AbortSignal.timeout(timeoutMs ?? providerTimeoutMs),
      });
      const retryAfter = answer.headers['retry-after'];
      const { location } = answer.headers;
      return {
        status: answer.statusCode,
        retryAfter: (Array.isArray(retryAfter) ? retryAfter[0] : retryAfter) ?? null,
        ...(typeof location === 'string' ? { location } : {}),
        body: await answer.body.text(),
      };
    } catch (error) {
      if (error instanceof PrivateAddressError) fail('outside-refused', error.message, { cause: error });
      fail('delivery-failed', `${url.host} could not be reached: ${reasonOf(error)}`, { cause: error });
    }
  };
}

function checkedUrl(address: string, allowPrivateAddresses: boolean): URL {
  const url = URL.parse(address) ?? fail('outside-refused', 'this is not an address');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') fail('outside-refused', `${url.protocol} addresses are not called`);
  if (url.username || url.password) fail('outside-refused', 'an address with a password in it is not called');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // An IP address never passes the look-up, so it is checked here.
  if (!allowPrivateAddresses && isIP(host) && isPrivateAddress(host)) fail('outside-refused', new PrivateAddressError(host).message);
  return url;
}

/** undici wraps: the code under the hood says more than "fetch failed". */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'no answer in time';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return error.message || code || error.name;
}

/** Closes idle connections; for a clean stop. */
export async function closeGuardedConnections(): Promise<void> {
  const open = [agents.guarded, agents.open];
  agents.guarded = null;
  agents.open = null;
  for (const agent of open) await agent?.close();
}
