import { bash } from './example.ts';
import type { Rule } from './rule.ts';

const plain = (name: string): string => name.toLowerCase().replaceAll(/[\s_]+/g, '-');

export const placeholderTwoSpellings: Rule = {
  id: 'placeholder-two-spellings',
  severity: 'info',
  title: 'One placeholder in two spellings',
  why: 'The reader cannot tell whether both stand for the same thing, and fills in one of them wrongly.',
  advice: 'Use one spelling for one thing in the whole runbook.',
  bad: bash('kubectl logs deploy/{service} -n shop', 'kubectl rollout restart deploy/{service-name} -n shop'),
  good: bash('kubectl logs deploy/{service} -n shop', 'kubectl rollout restart deploy/{service} -n shop'),
  check: ({ document }) =>
    document.runbooks.flatMap((runbook) => {
      const first = new Map<string, { line: number; syntax: string }>();
      for (const section of runbook.sections)
        for (const step of section.steps)
          for (const { name, syntax } of step.parameters)
            if (!first.has(plain(name)) && syntax !== name) first.set(plain(name), { line: step.line, syntax });
      return [...first].flatMap(([name, long]) => {
        const short = name.endsWith('-name') ? first.get(name.slice(0, -'-name'.length)) : undefined;
        if (short === undefined) return [];
        return [
          {
            line: Math.max(short.line, long.line),
            message: `${short.syntax} and ${long.syntax} seem to be the same thing in two spellings`,
            suggestion: `write ${long.syntax} everywhere, or names that tell them apart`,
          },
        ];
      });
    }),
};
