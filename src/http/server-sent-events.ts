import type { FastifyReply, FastifyRequest } from 'fastify';

export interface EventStream {
  send(event: { event: string; data: unknown; id?: string }): void;
  readonly closed: boolean;
  onClose(handler: () => void): void;
  end(): void;
}

const pingMs = 15_000;
/** A reader who is this far behind is cut off; it comes back and reads from its last id. */
const maxBufferedBytes = 4 * 2 ** 20;

/** Opens a Server-Sent Events answer (WHATWG HTML, section 9.2). Data is one JSON line, so text cannot break out of it. */
export function openEventStream(request: FastifyRequest, reply: FastifyReply): EventStream {
  reply.hijack();
  const raw = reply.raw;
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) headers[name] = String(value);
  raw.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  raw.write('retry: 1000\n\n');
  const handlers: (() => void)[] = [];
  let closed = false;
  const ping = setInterval(() => raw.write(': ping\n\n'), pingMs);
  request.raw.on('close', () => {
    closed = true;
    clearInterval(ping);
    for (const handler of handlers) handler();
  });
  return {
    send({ event, data, id }) {
      if (closed) return;
      raw.write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      if (raw.writableLength > maxBufferedBytes) raw.destroy();
    },
    get closed() {
      return closed;
    },
    onClose: (handler) => void handlers.push(handler),
    end: () => raw.end(),
  };
}

export function wantsEventStream(request: FastifyRequest): boolean {
  return (request.headers.accept ?? '').includes('text/event-stream');
}
