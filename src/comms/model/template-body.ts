import { repairMojibake } from './repair-mojibake.ts';

// "# Slack announcement template", "# Post initial update": a label for whoever copies the block, not part of the message.
const label = /^#{1,6}\s+[^\n]*\b(?:template|announcement|update|notification|message|post|example)\b[^\n]*$/i;
// "# Slack" alone: where it goes, not what it says.
const destination = /^#{1,6}\s+(?:slack|status ?page|e-?mail|teams|chat)(?: channel)?:?$/i;
const chatCommand = /^\/[a-z][\w-]*(?:\s|$)/;

function dedent(lines: readonly string[]): readonly string[] {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const common = indents.length > 0 ? Math.min(...indents) : 0;
  return lines.map((line) => line.slice(common));
}

/**
 * The text of a template as it is to be sent (`text`: what stands inside the fence): without indent, label lines
 * and chat commands, with broken emoji repaired.
 */
export function templateBody(text: string): string {
  const lines = [...dedent(text.split(/\r\n|\r|\n/))];
  while (lines.length > 0) {
    const first = lines[0]?.trim() ?? '';
    const isLabel = first === '' || chatCommand.test(first) || ((label.test(first) || destination.test(first)) && lines.length > 1);
    // A comment above a chat command speaks of the command.
    const isAboutCommand = first.startsWith('# ') && chatCommand.test(lines[1]?.trim() ?? '');
    if (!isLabel && !isAboutCommand) break;
    lines.shift();
  }
  // A second destination in the same block is another message (or a command); only the first one is this message.
  const next = lines.findIndex((line, index) => index > 0 && destination.test(line.trim()));
  if (next !== -1) lines.length = next;
  return repairMojibake(lines.join('\n').trimEnd());
}
