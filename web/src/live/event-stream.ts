/** One message of a Server-Sent Events stream. */
export type StreamMessage = { readonly event: string; readonly data: string; readonly id: string | null };

/**
 * Cuts a stream of text into messages (WHATWG server-sent events). Comments (`: ping`) give nothing, but the caller
 * has heard them: that is how a dead connection is told from a quiet one, which `EventSource` cannot do.
 */
export function createMessageParser(onMessage: (message: StreamMessage) => void): (chunk: string) => void {
  let rest = '';
  let event = 'message';
  let id: string | null = null;
  let data: string[] = [];

  const line = (text: string): void => {
    if (text === '') {
      if (data.length > 0) onMessage({ event, data: data.join('\n'), id });
      event = 'message';
      data = [];
      return;
    }
    const colon = text.indexOf(':');
    if (colon === 0) return;
    const field = colon === -1 ? text : text.slice(0, colon);
    const value = colon === -1 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') event = value;
    else if (field === 'data') data.push(value);
    else if (field === 'id') id = value;
  };

  return (chunk) => {
    const lines = (rest + chunk).split(/\r\n|\n|\r/);
    rest = lines.pop() ?? '';
    for (const text of lines) line(text);
  };
}

/** Reads one stream until it ends, falls silent for `silenceMs`, or `signal` says stop. Throws when it cannot be opened. */
export async function readEventStream(options: {
  readonly path: string;
  readonly signal: AbortSignal;
  readonly silenceMs: number;
  readonly onOpen?: () => void;
  readonly onHeard?: () => void;
  readonly onMessage: (message: StreamMessage) => void;
}): Promise<void> {
  const silence = new AbortController();
  const signal = AbortSignal.any([options.signal, silence.signal]);
  let timer = setTimeout(() => silence.abort(), options.silenceMs);
  const heard = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), options.silenceMs);
    options.onHeard?.();
  };
  try {
    const response = await fetch(options.path, { headers: { accept: 'text/event-stream' }, credentials: 'same-origin', signal });
    if (!response.ok || response.body === null) throw new StreamRefused(response.status);
    heard();
    options.onOpen?.();
    const feed = createMessageParser(options.onMessage);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      heard();
      feed(value);
    }
  } finally {
    clearTimeout(timer);
  }
}

export class StreamRefused extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`The stream was refused with ${status}`);
    this.name = 'StreamRefused';
    this.status = status;
  }
}
