import { fail, TocsinError } from '#base';

/** The world of a command: where it prints, and which server it talks to. */
export interface Terminal {
  out(text: string): void;
  error(text: string): void;
  /** TOCSIN_URL and TOCSIN_TOKEN, read by `app`. */
  readonly serverUrl: string;
  readonly token: string | null;
  setExitCode(code: number): void;
}

// Control characters (C0, C1), line separators and bidirectional overrides of alert data and documents could drive
// the terminal or make a line read as another one: they are shown, not obeyed.
// eslint-disable-next-line no-control-regex
const obeyed = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

function shown(character: string): string {
  const code = character.charCodeAt(0).toString(16);
  // From DEL on in JSON's own notation, since `--json` prints those characters as they are.
  return character < '\u007f' ? `\\x${code.padStart(2, '0')}` : `\\u${code.padStart(4, '0')}`;
}

/** A value from outside on one line, safe to print on a terminal. */
export function printable(text: string): string {
  return text.replaceAll(obeyed, shown);
}

/** The same terminal; whatever a command prints, line ends alone are obeyed. */
export function guardTerminal(terminal: Terminal): Terminal {
  const safe = (text: string) => text.replaceAll(obeyed, (character) => (character === '\n' ? character : shown(character)));
  return { ...terminal, out: (text) => terminal.out(safe(text)), error: (text) => terminal.error(safe(text)) };
}

/** Asks the server; a refusal becomes an error with the server's own words. */
export async function callServer(terminal: Terminal, method: string, path: string, body?: unknown): Promise<unknown> {
  if (terminal.token === null)
    fail(
      'not-authenticated',
      'set TOCSIN_TOKEN to an API token (the server takes the one in TOCSIN_ADMIN_TOKEN), or run this in the folder where the server was started',
    );
  let response: Response;
  try {
    response = await fetch(new URL(path, terminal.serverUrl), {
      method,
      headers: { authorization: `Bearer ${terminal.token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (error) {
    return fail('not-ready', `no Tocsin answers at ${terminal.serverUrl}; start one with \`tocsin start\` or set TOCSIN_URL`, {
      cause: error,
    });
  }
  const text = await response.text();
  const parsed: unknown = text === '' ? null : JSON.parse(text);
  if (!response.ok) {
    const detail =
      parsed !== null && typeof parsed === 'object' && 'detail' in parsed ? String(parsed.detail) : `status ${response.status}`;
    throw new TocsinError('invalid-input', `the server refused: ${printable(detail)}`);
  }
  return parsed;
}
