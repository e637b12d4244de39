import { lookup, type LookupAddress } from 'node:dns';
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPrivateAddress, messageOf } from '#base';

export interface GuardedAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
  readonly cut: boolean;
}

/** `sent` tells a request that never left from one whose effect nobody knows. */
export type GuardedResult =
  | { readonly ok: true; readonly answer: GuardedAnswer }
  | { readonly ok: false; readonly sent: boolean; readonly reason: string };

/** Checks the very addresses that the socket will use: a name cannot answer differently the second time. */
const lookupOutside: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const first = addresses?.[0];
    if (error || !first) return callback(error ?? new Error(`${hostname} has no address`), []);
    if (addresses.some(({ address }) => isPrivateAddress(address))) return callback(new Error(refusal(hostname)), []);
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};

const refusal = (host: string) => `${host} is an address of this machine or of a private net; name it in tocsin.yaml to allow it`;

/** The runner's only HTTP client. Follows no redirect, reads no more than the limit, reaches no private address that was not named. */
export async function guardedRequest(input: {
  method: string;
  url: string;
  headers: readonly (readonly [string, string])[];
  body: string | null;
  allowedOrigins: readonly string[];
  limitBytes: number;
  signal: AbortSignal;
}): Promise<GuardedResult> {
  const url = URL.parse(input.url);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    return { ok: false, sent: false, reason: 'this is not an http or https address' };
  const isNamed = input.allowedOrigins.includes(url.origin);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!isNamed && isIP(host) && isPrivateAddress(host)) return { ok: false, sent: false, reason: refusal(host) };
  const options: RequestOptions = {
    method: input.method,
    headers: {
      'user-agent': 'Tocsin',
      ...Object.fromEntries(input.headers),
      ...(input.body === null ? {} : { 'content-length': String(Buffer.byteLength(input.body)) }),
    },
    signal: input.signal,
    agent: false,
    ...(isNamed ? {} : { lookup: lookupOutside }),
  };
  return new Promise((resolve) => {
    let sent = false;
    try {
      const call = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options, (response) => {
        readBody(response, input.limitBytes).then(
          (answer) => resolve({ ok: true, answer }),
          (error: unknown) => resolve({ ok: false, sent: true, reason: messageOf(error) }),
        );
      });
      call.once('error', (error) => resolve({ ok: false, sent, reason: messageOf(error) || error.name }));
      // Once the connection stands, the request may have arrived whatever happens next.
      call.once('socket', (socket) => socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => (sent = true)));
      call.end(input.body ?? undefined);
    } catch (error) {
      resolve({ ok: false, sent: false, reason: messageOf(error) }); // a header or method that HTTP does not allow
    }
  });
}

async function readBody(response: IncomingMessage, limitBytes: number): Promise<GuardedAnswer> {
  const pieces: Buffer[] = [];
  let size = 0;
  let cut = false;
  for await (const piece of response as AsyncIterable<Buffer>) {
    size += piece.length;
    pieces.push(piece);
    if (size > limitBytes) {
      cut = true;
      break;
    }
  }
  return {
    status: response.statusCode ?? 0,
    statusText: response.statusMessage ?? '',
    headers: Object.entries(response.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as const],
    ),
    body: Buffer.concat(pieces).subarray(0, limitBytes).toString('utf8'),
    cut,
  };
}
