import { fail, TocsinError } from '#base';

/** The world of a command: where it prints, and which server it talks to. */
export interface Terminal {
  out(text: string): void;
  error(text: string): void;
  /** TOCSIN_URL and TOCSIN_TOKEN, read by `app`. */
  readonly serverUrl: string;
  readonly token: string | null;
  /** Whether standard output is a terminal that shows colours. */
  readonly hasColour?: boolean;
  setExitCode(code: number): void;
}

/** A piece of a line; only these colours, and only around a text that cannot end them. */
export interface Painted {
  readonly text: string;
  readonly colour?: 'red' | 'yellow' | 'blue' | 'grey';
}

/** A terminal that no document can drive. */
export interface GuardedTerminal extends Terminal {
  /** One line in colours where the terminal shows them, else as plain text. */
  outPainted(pieces: readonly Painted[]): void;
}

const colourCodes = { red: 31, yellow: 33, blue: 34, grey: 90 } as const;

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
export function guardTerminal(terminal: Terminal | GuardedTerminal): GuardedTerminal {
  const safe = (text: string) => text.replaceAll(obeyed, (character) => (character === '\n' ? character : shown(character)));
  const paint = ({ text, colour }: Painted) =>
    colour === undefined || !terminal.hasColour ? safe(text) : `\u001b[${colourCodes[colour]}m${safe(text)}\u001b[0m`;
  return {
    ...terminal,
    out: (text) => terminal.out(safe(text)),
    error: (text) => terminal.error(safe(text)),
    // A terminal that is guarded already would show our own colours as text.
    outPainted: (pieces) => ('outPainted' in terminal ? terminal.outPainted(pieces) : terminal.out(pieces.map(paint).join(''))),
  };
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
