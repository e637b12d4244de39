import { expect } from 'vitest';
import type { CompiledDocument } from './model/document.ts';

/**
 * Everything that a compiled document places lies inside its file: lines of runbooks, sections, steps, statements,
 * thresholds and findings. A step's source is, line by line, a piece of the lines that it names (only what the lists and
 * boxes around it put before it is gone), and offsets cut statements out of it exactly.
 */
export function expectPlaces(document: CompiledDocument, source: string): void {
  const lines = source.split(source.includes('\n') ? '\n' : /\r/).map((line) => line.replace(/\r$/, ''));
  const isInside = (line: number): boolean => line >= 1 && line <= lines.length;
  const outside = (what: string, line: number): string[] => (isInside(line) ? [] : [`${what} on line ${line}`]);
  const wrong = document.findings.flatMap(({ rule, line }) => outside(`finding ${rule}`, line));
  for (const runbook of document.runbooks) {
    wrong.push(...outside('runbook', runbook.line), ...outside('end of runbook', runbook.endLine));
    for (const section of runbook.sections) {
      wrong.push(...outside('section', section.line), ...section.thresholds.flatMap(({ line }) => outside('threshold', line)));
      for (const step of section.steps) {
        wrong.push(...outside('step', step.line), ...outside('end of step', step.endLine));
        if (step.endLine < step.line) wrong.push(`step on line ${step.line} ends before it begins`);
        for (const [index, text] of step.source.split('\n').entries()) {
          const own = lines[step.line + index - 1] ?? '';
          // Tabs are blanks of another width once the list around them is gone.
          if (!squeeze(own).includes(squeeze(text)))
            wrong.push(`line ${step.line + index} is ${JSON.stringify(own)}, not ${JSON.stringify(text)}`);
        }
        for (const command of step.commands) {
          wrong.push(...outside('statement', command.line));
          if (step.source.slice(command.start, command.end) !== command.text)
            wrong.push(`statement on line ${command.line} is cut wrongly`);
        }
      }
    }
  }
  expect(wrong).toEqual([]);
}

/** A NUL byte is read as the sign for what cannot be shown, and a finding says so. */
const squeeze = (text: string): string => text.replaceAll('\0', '\uFFFD').replaceAll(/\s+/g, ' ').trim();
