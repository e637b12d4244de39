import Anser from 'anser';

export type AnsiSpan = { readonly text: string; readonly className: string };
export type AnsiLine = readonly AnsiSpan[];

/**
 * Terminal output as lines of styled spans. Only colours and decorations survive: cursor movement, titles and links
 * are dropped, a carriage return overwrites its line as a terminal would.
 */
export function ansiLines(output: string): readonly AnsiLine[] {
  const text = overwriteLines(stripControls(output));
  const lines: AnsiSpan[][] = [[]];
  for (const part of Anser.ansiToJson(text, { json: true, use_classes: true, remove_empty: true })) {
    const className = [part.fg && `${part.fg}-fg`, part.bg && `${part.bg}-bg`, ...part.decorations.map((name) => `ansi-${name}`)]
      .filter((name) => name && !name.includes('truecolor'))
      .join(' ');
    part.content.split('\n').forEach((piece, index) => {
      if (index > 0) lines.push([]);
      if (piece !== '') lines.at(-1)?.push({ text: piece, className });
    });
  }
  if (lines.length > 1 && lines.at(-1)?.length === 0) lines.pop();
  return lines;
}

export const lineText = (line: AnsiLine): string => line.map((span) => span.text).join('');

// oxlint-disable-next-line no-control-regex -- control characters are what this removes
const controls =
  /\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b\[[0-9;?<=>]*[A-HJKSTfhlnsu]|\u001b[()][A-Z0-9]|\u001b[=>78cDEHMNOZ]|[\u0000-\u0008\u000b\u000c\u000e-\u001a\u007f]/g;

function stripControls(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(controls, '');
}

function overwriteLines(text: string): string {
  if (!text.includes('\r')) return text;
  return text
    .split('\n')
    .map((line) => line.slice(line.lastIndexOf('\r', line.length - 2) + 1).replace('\r', ''))
    .join('\n');
}
