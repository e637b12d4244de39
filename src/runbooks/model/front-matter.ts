import type { Root } from 'mdast';
import { parse as parseYaml, YAMLParseError } from 'yaml';
import type { Finding } from './document.ts';

/** What a document says above its text; `finding` where it cannot be read. */
export interface FrontMatter {
  readonly keys: Readonly<Record<string, unknown>>;
  readonly finding: Finding | null;
}

const rest = 'the rest of the document is used';

/** True for TOML front matter, which mdast's types do not know. */
export const isToml = ({ type }: { readonly type: string }): boolean => type === 'toml';

/** `key = "value"` lines, which is what TOML front matter holds; anything deeper is passed over. */
function tomlKeys(text: string): Record<string, unknown> {
  const pairs = text.split('\n').flatMap((line): [string, string][] => {
    const [, key, quoted, bare] = /^([\w-]{1,60})\s*=\s*(?:["']([^"'\n]{0,500})["']|([\w.:+-]{1,100}))\s*$/.exec(line.trim()) ?? [];
    return key === undefined ? [] : [[key, quoted ?? bare ?? '']];
  });
  return Object.fromEntries(pairs);
}

const broken = (line: number, message: string, suggestion: string): Finding => ({
  rule: 'broken-front-matter',
  severity: 'warning',
  line,
  message,
  suggestion,
});

export function readFrontMatter(tree: Root): FrontMatter {
  const [first] = tree.children;
  if (first && isToml(first) && 'value' in first) return { keys: tomlKeys(first.value), finding: null };
  const node = tree.children.find((child) => child.type === 'yaml');
  if (!node || node.type !== 'yaml') return { keys: {}, finding: null };
  const line = node.position?.start.line ?? 1;
  try {
    const value: unknown = parseYaml(node.value, { prettyErrors: false, logLevel: 'error' });
    return { keys: typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}, finding: null };
  } catch (error) {
    return { keys: {}, finding: unreadable(node.value, line, error) };
  }
}

/** Where the YAML breaks, in lines of the file: its own first line stands below the `---`. */
function unreadable(yaml: string, line: number, error: unknown): Finding {
  const said = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'it is no YAML';
  const suggestion = `mend the YAML between the two --- lines; ${rest}`;
  if (!(error instanceof YAMLParseError)) return broken(line, `the front matter cannot be read: ${said}`, suggestion);
  const before = yaml.slice(0, error.pos[0]).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  return broken(
    line + before.length,
    `the front matter cannot be read: ${said.replace(/(["'])quote$/, '$1')} (column ${column})`,
    suggestion,
  );
}

/** The first line begins front matter and nothing ends it: Markdown sees a rule, and then text. */
export function unclosedFrontMatter(tree: Root, text: string): Finding | null {
  const [, mark] = /^(---|\+\+\+)[ \t]*\r?\n(?=[A-Za-z][\w-]{0,60}[ \t]*[:=](?:[ \t]|\r?\n))/.exec(text) ?? [];
  if (mark === undefined || tree.children.some((child) => child.type === 'yaml' || isToml(child))) return null;
  return broken(
    1,
    'the front matter is never closed, so nothing of it is seen',
    `write ${mark} on a line of its own below its last line; ${rest}`,
  );
}
