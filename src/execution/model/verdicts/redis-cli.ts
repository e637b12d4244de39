import type { VerdictRule } from './verdict-rule.ts';

// Redis error replies begin with a word in capitals; redis-cli prints them with or without "(error)" and ends with 0.
const errorReply =
  /^(?:\(error\)\s+)?(ERR|NOAUTH|WRONGTYPE|WRONGPASS|NOPERM|MOVED|ASK|READONLY|LOADING|BUSY|MISCONF|OOM|CLUSTERDOWN|NOSCRIPT|EXECABORT|MASTERDOWN|NOREPLICAS) .*$/m;

export const redisCliRule: VerdictRule = {
  program: 'redis-cli',
  problemIn(output) {
    const match = errorReply.exec(output);
    if (match) return `${match[1] ?? 'an error'} in the output`;
    return /^Could not connect to Redis/m.test(output) ? 'Redis could not be reached' : null;
  },
};
