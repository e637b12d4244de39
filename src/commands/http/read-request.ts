/** A request as RFC 9110 writes it: a request line, header lines, an empty line, the body. */
export interface RequestText {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | null;
}

const requestLine = /^([A-Z]+)\s+(\S+)(?:\s+HTTP\/[\d.]+)?\s*$/u;
const headerLine = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*$/u;

/** Reads a request text; a path as target takes the Host header (https). Null when it is not one. */
export function readRequest(text: string): RequestText | null {
  const lines = text.trim().split(/\r?\n/u);
  const first = requestLine.exec(lines[0] ?? '');
  if (first === null) return null;
  const blank = lines.findIndex((line, index) => index > 0 && line.trim() === '');
  const headLines = lines.slice(1, blank < 0 ? undefined : blank);
  const headers: (readonly [string, string])[] = [];
  for (const line of headLines) {
    const header = headerLine.exec(line);
    if (header === null) return null;
    headers.push([header[1] ?? '', header[2] ?? '']);
  }
  const body = blank < 0 ? '' : lines.slice(blank + 1).join('\n');
  const target = first[2] ?? '';
  const host = headers.find(([name]) => name.toLowerCase() === 'host')?.[1];
  if (target.startsWith('/') && host === undefined) return null;
  return {
    method: first[1] ?? '',
    url: target.startsWith('/') ? `https://${host ?? ''}${target}` : target,
    headers,
    body: body === '' ? null : body,
  };
}
