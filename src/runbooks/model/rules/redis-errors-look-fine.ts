import { eachCommand, shown } from './each-command.ts';
import type { Rule } from './rule.ts';

export const redisErrorsLookFine: Rule = {
  id: 'redis-errors-look-fine',
  severity: 'info',
  why: 'redis-cli ends with success when the server answers an error.',
  check: (input) =>
    eachCommand(input).flatMap(({ command }) => {
      const text = command.text;
      if (!(/\bredis-cli\b/.test(text) && !/redis-cli\s+(?:\S+\s+)*-e\b/.test(text))) return [];
      return [{ line: command.line, message: `${shown(text)} counts an ERR answer as success`, suggestion: 'add -e to redis-cli' }];
    }),
};
