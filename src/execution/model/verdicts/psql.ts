import type { VerdictRule } from './verdict-rule.ts';

// Without ON_ERROR_STOP psql goes on after an error and ends with 0.
export const psqlRule: VerdictRule = {
  program: 'psql',
  problemIn: (output) => (/^(?:psql:[^\n]*: )?(?:ERROR|FATAL):\s/m.test(output) ? 'ERROR in the output' : null),
};
