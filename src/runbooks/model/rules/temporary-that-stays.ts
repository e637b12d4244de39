import { saysOf, shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

const stays =
  /\bALTER\s+SYSTEM\b|\bSET\s+(?:PERSIST|GLOBAL\s+PERSIST)\b|\bCONFIG\s+REWRITE\b|>>\s*\/etc\/|\bsysctl\s+-p\b|\bsystemctl\s+(?:disable|mask)\b/i;

export const temporaryThatStays: Rule = {
  id: 'temporary-that-stays',
  severity: 'warning',
  title: 'A temporary change that stays',
  why: 'The change is written to the configuration and outlives every restart, though its title calls it temporary.',
  advice: 'Say that it stays, and write beside it the command that takes it back (ALTER SYSTEM RESET, for one).',
  bad: bash('# Allow more connections (temporary)', 'psql -c "ALTER SYSTEM SET max_connections = 300;"'),
  good: bash('# Allow more connections; RESET takes it back', 'psql -c "ALTER SYSTEM SET max_connections = 300;"'),
  check: (input) =>
    input.commands.flatMap((place) => {
      const { command } = place;
      if (!/\btemporar(?:y|ily)\b|\bfor now\b/i.test(saysOf(place)) || !stays.test(command.text)) return [];
      return [
        {
          line: command.line,
          message: `the title says temporary, but ${shown(command.text)} is written to the configuration and stays`,
          suggestion: 'say that it stays, and how it is taken back',
        },
      ];
    }),
};
