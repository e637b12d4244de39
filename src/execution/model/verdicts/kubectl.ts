import type { VerdictRule } from './verdict-rule.ts';

// A pipeline ends with the exit code of its last program; kubectl's own failure is then visible only in its words.
const apiError = /^(?:Error from server|error: |The connection to the server .* was refused|Unable to connect to the server)/m;

export const kubectlRule: VerdictRule = {
  program: 'kubectl',
  problemIn: (output) => (apiError.test(output) ? 'kubectl reports an error in the output' : null),
};
