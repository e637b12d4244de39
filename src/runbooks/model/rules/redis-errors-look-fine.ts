import { shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

export const redisErrorsLookFine: Rule = {
  id: 'redis-errors-look-fine',
  severity: 'info',
  title: 'redis-cli counts an error as success',
  why: 'redis-cli ends with success when the server answers an error.',
  advice: 'Add -e to redis-cli.',
  bad: bash('redis-cli PING'),
  good: bash('redis-cli -e PING'),
  check: (input) =>
    input.commands.flatMap(({ command }) => {
      const text = command.text;
      if (!(/\bredis-cli\b/.test(text) && !/redis-cli\s+(?:\S+\s+){0,60}?-e\b/.test(text))) return [];
      return [{ line: command.line, message: `${shown(text)} counts an ERR answer as success`, suggestion: 'add -e to redis-cli' }];
    }),
};
