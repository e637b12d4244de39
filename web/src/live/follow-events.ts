import { noteFailure, noteHeard } from './connection.ts';
import { readEventStream, StreamRefused } from './event-stream.ts';
import type { StreamMessage } from './event-stream.ts';

const channelName = 'tocsin-events';
const lockName = 'tocsin-events-leader';
const silenceMs = 40_000;
/** A stream opened later than this took over from another tab, or comes after a failure. */
const pageLoadMs = 5_000;

type Handlers = {
  readonly onMessage: (message: StreamMessage) => void;
  readonly onReconnected: () => void;
  readonly onSignedOut: () => void;
};
type Relay = { readonly kind: 'message'; readonly message: StreamMessage } | { readonly kind: 'heard' | 'reconnected' | 'lost' };

/**
 * Follows the page's event stream. Browsers allow six connections to one HTTP/1.1 host, so of all tabs only one holds
 * the stream and passes it on; when that tab closes, the next takes over. Where locks are missing (plain HTTP on a
 * network address) each tab holds its own.
 */
export function followEvents(path: string, handlers: Handlers): () => void {
  const stop = new AbortController();
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = (event: MessageEvent<Relay>) => receive(event.data, handlers);
  const tell = (relay: Relay): void => {
    receive(relay, handlers);
    channel.postMessage(relay);
  };
  const lead = (): Promise<void> => holdStream(path, stop.signal, tell, handlers.onSignedOut);
  if ('locks' in navigator) {
    navigator.locks.request(lockName, { signal: stop.signal }, lead).catch(ignoreAbort);
  } else {
    void lead();
  }
  return () => {
    stop.abort();
    channel.close();
  };
}

function receive(relay: Relay, handlers: Handlers): void {
  if (relay.kind === 'lost') return noteFailure();
  noteHeard();
  if (relay.kind === 'message') handlers.onMessage(relay.message);
  if (relay.kind === 'reconnected') handlers.onReconnected();
}

async function holdStream(path: string, signal: AbortSignal, tell: (relay: Relay) => void, onSignedOut: () => void): Promise<void> {
  let attempt = 0;
  let hasConnected = false;
  while (!signal.aborted) {
    try {
      await readEventStream({
        path,
        signal,
        silenceMs,
        onOpen: () => {
          // What happened between two connections was not heard: everything shown is asked for again.
          if (hasConnected || attempt > 0 || performance.now() > pageLoadMs) tell({ kind: 'reconnected' });
          hasConnected = true;
          attempt = 0;
        },
        onHeard: () => tell({ kind: 'heard' }),
        onMessage: (message) => tell({ kind: 'message', message }),
      });
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof StreamRefused && error.status === 401) return onSignedOut();
    }
    attempt += 1;
    if (attempt > 1) tell({ kind: 'lost' });
    await wait(retryDelay(attempt), signal);
  }
}

/** 0.5 s, 1 s, 2 s … at most 10 s, with a little chance so that not every page knocks at once. */
export const retryDelay = (attempt: number, chance: number = Math.random()): number =>
  Math.min(10_000, 250 * 2 ** attempt) * (0.75 + chance / 2);

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
}
