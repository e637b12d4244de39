import { curlRule } from './verdicts/curl.ts';
import { kubectlRule } from './verdicts/kubectl.ts';
import { psqlRule } from './verdicts/psql.ts';
import { redisCliRule } from './verdicts/redis-cli.ts';
import type { VerdictRule } from './verdicts/verdict-rule.ts';

/** Programs that say "error" in words while their exit code says "fine". To add one: a file in `verdicts/`, a line here. */
const rules: readonly VerdictRule[] = [redisCliRule, curlRule, psqlRule, kubectlRule];

export interface Verdict {
  readonly state: 'succeeded' | 'failed';
  readonly text: string;
}

// Colours would hide the words.
// oxlint-disable-next-line no-control-regex
const ansi = /\u001B\[[0-9;?]*[ -/]*[@-~]/g;

/** What an ended step means: the exit code, unless its own program's words say otherwise. */
export function judgeOutcome(input: {
  exitCode: number | null;
  note: string | null;
  programs: readonly string[];
  output: string;
}): Verdict {
  if (input.exitCode !== 0) return { state: 'failed', text: input.exitCode === null ? (input.note ?? 'failed') : `exit ${input.exitCode}` };
  const text = input.output.replaceAll(ansi, '');
  for (const rule of rules) {
    if (!input.programs.includes(rule.program)) continue;
    const problem = rule.problemIn(text);
    if (problem !== null) return { state: 'failed', text: `exit 0, but ${problem}` };
  }
  return { state: 'succeeded', text: input.note ?? 'exit 0' };
}
