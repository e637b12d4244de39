import { addressNotQuoted, startsProgram } from '#commands';
import { shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

const unread = /^the shell (?:cannot read this|expects (?<sign>.+) here)$/;
/** Something is left out on purpose, the line goes on where nothing stands, or it is no command at all (". Name"). */
const isCut = /\.{3}|…|\\\s*$|^\.\s/;

/** The grammar's words for what it misses, for people. */
const missing: Readonly<Record<string, string>> = {
  heredoc_end: 'finds no end of the text behind <<, which is its word alone at the start of a line',
  word: 'expects something behind the last sign',
  ';': 'stops behind this, at a bracket or another sign that is not quoted',
};

const whatIsMissing = (sign: string | undefined): string => (sign === undefined ? 'cannot read this' : (missing[sign] ?? `misses ${sign}`));

export const shellCannotRead: Rule = {
  id: 'shell-cannot-read',
  severity: 'warning',
  title: 'A command that the shell cannot read',
  why: 'The shell refuses it, or waits for a quote that never comes, and nobody knows at night what was meant.',
  advice:
    'Close the quote, the bracket or the block that is left open, and put an address with brackets in quotes; bash -n FILE says whether the shell can read it.',
  bad: bash('kubectl get pods -n shop | grep "cart'),
  good: bash('kubectl get pods -n shop | grep "cart"'),
  check: (input) =>
    input.commands.flatMap(({ step, command }) => {
      if (command.reasons.includes(addressNotQuoted))
        return [
          {
            line: command.line,
            message: `the shell stops at the bracket of this address: ${shown(command.text)}`,
            suggestion: 'put the address in quotes, as Tocsin does when it runs it',
          },
        ];
      const found = command.reasons.map((each) => unread.exec(each)).find((each) => each !== null);
      // What begins with no program that is known may as well be something that was printed.
      if (found === undefined || step.language !== 'bash' || isCut.test(command.text) || !startsProgram(command.text)) return [];
      return [
        {
          line: command.line,
          message: `the shell ${whatIsMissing(found.groups?.['sign'])}: ${shown(command.text)}`,
          suggestion: 'quote it, or close what is left open',
        },
      ];
    }),
};
