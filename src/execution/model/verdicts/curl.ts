import type { VerdictRule } from './verdict-rule.ts';

// With -i, -I or -v the status line is in the output; without --fail curl ends with 0 whatever it says.
const statusLine = /^(?:< )?HTTP\/[0-9.]+ (\d{3})/gm;

export const curlRule: VerdictRule = {
  program: 'curl',
  problemIn(output) {
    // The last answer counts: redirects and "100 Continue" come before it.
    const last = [...output.matchAll(statusLine)].at(-1)?.[1];
    return last !== undefined && Number(last) >= 400 ? `HTTP ${last} in the output` : null;
  },
};
