import { shown } from './each-command.ts';
import { bash } from './example.ts';
import { pipelines } from './pipeline.ts';
import type { Rule } from './rule.ts';

/** Programs that answer in plain text unless they are asked for JSON. */
const asked: readonly (readonly [RegExp, RegExp, string])[] = [
  [/\b(?:kubectl|oc)\s(?:[^|]{0,400}\s)?(?:get|top|version)\s/, /\s(?:-o\s*=?|--output[= ]|-oj)\s*["']?json|--raw\b/, 'add -o json'],
  [/\b(?:kubectl|oc)\s(?:[^|]{0,400}\s)?describe\s/, /\0/, 'use get -o json instead of describe'],
  [/\bcurl\b.*:8123\b/, /format(?:=|%20|\+|\s)json/i, 'end the query with FORMAT JSON'],
  [/\b(?:psql|mysql)\s/, /json/i, 'let the query answer with JSON, or leave jq out'],
  [/\bredis-cli\s/, /--json\b|\bget\s/i, 'add --json, or leave jq out'],
  [/\bhelm\s+(?:list|ls|status|history)\b/, /\s(?:-o\s*|--output[= ])json/, 'add -o json'],
];

export const answerIsNoJson: Rule = {
  id: 'answer-is-no-json',
  severity: 'warning',
  title: 'jq behind an answer that is not JSON',
  why: 'jq stops with a parse error, and the answer that was wanted is never seen.',
  advice: 'Ask the program for JSON, or leave jq out.',
  bad: bash('kubectl get pods -n shop | jq .items'),
  good: bash('kubectl get pods -n shop -o json | jq .items'),
  check: (input) =>
    input.commands.flatMap(({ command }) => {
      if (!command.text.includes('jq')) return [];
      return pipelines(command.text).flatMap((stages) => {
        const [source = '', next = ''] = stages;
        if (!/^jq\b/.test(next)) return [];
        const hit = asked.find(([program, json]) => program.test(source) && !json.test(source));
        if (!hit) return [];
        return [{ line: command.line, message: `jq reads JSON, but ${shown(source)} does not answer in JSON`, suggestion: hit[2] }];
      });
    }),
};
