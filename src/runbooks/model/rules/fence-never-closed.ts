import { bash, runbook } from './example.ts';
import type { Reported, Rule } from './rule.ts';

const fenceMark = /^[\s>]{0,16}(?:[-*+] +|\d{1,3}[.)] +)?(`{3,}|~{3,})(.*)$/;
/** Two back-ticks or tildes alone on a line: one was forgotten. */
const almost = /^[\s>]*(?:``|~~)\s*$/;

interface OpenFence {
  readonly line: number;
  readonly mark: string;
  /** The line that was meant to close it. */
  readonly meant: number | null;
}

const reported = (fence: OpenFence, until: string): Reported => ({
  line: fence.line,
  message:
    `the code block that begins here is not closed ${until}: what follows it reads as code` +
    (fence.meant === null ? '' : `; line ${fence.meant} looks like its end, but has one mark too few`),
  suggestion: `close it with ${fence.mark} on a line of its own`,
});

export const fenceNeverClosed: Rule = {
  id: 'fence-never-closed',
  severity: 'error',
  title: 'A code block that is never closed',
  why: 'Everything below it is code to every reader: headings and sentences vanish into the block, and a sentence may run as a command.',
  advice: 'Close the block with the marks that opened it, on a line of their own.',
  bad: runbook('```bash\nkubectl get pods -n shop\n\n### Verification\n\nThe pods are ready.'),
  good: bash('kubectl get pods -n shop'),
  check: ({ text }) => {
    const found: Reported[] = [];
    let open = null as OpenFence | null;
    // What is commented out is not read at all.
    const visible = text.replaceAll(/<!--[^]*?-->/g, (comment) => comment.replaceAll(/[^\n]/g, ' '));
    for (const [index, line] of visible.split('\n').entries()) {
      if (!line.includes('`') && !line.includes('~')) continue;
      const [, mark, rest = ''] = fenceMark.exec(line) ?? [];
      if (open === null) {
        // Back-ticks behind the mark make it code in a line, not a fence.
        if (mark !== undefined && !(mark.startsWith('`') && rest.includes('`'))) open = { line: index + 1, mark, meant: null };
      } else if (mark?.startsWith(open.mark) === true && rest.trim() === '') open = null;
      else if (mark === open.mark && /^\s*[a-z]/i.test(rest)) {
        found.push(reported(open, `before line ${index + 1} begins another`));
        open = { line: index + 1, mark, meant: null };
      } else if (almost.test(line) && open.meant === null) open = { ...open, meant: index + 1 };
    }
    return open === null ? found : [...found, reported(open, 'anywhere')];
  },
};
