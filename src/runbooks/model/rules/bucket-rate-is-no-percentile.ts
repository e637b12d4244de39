import { runbook } from './example.ts';
import type { Rule } from './rule.ts';

const promql = (query: string): string => runbook(`\`\`\`promql\n${query}\n\`\`\``);

export const bucketRateIsNoPercentile: Rule = {
  id: 'bucket-rate-is-no-percentile',
  severity: 'warning',
  title: 'A bucket rate taken for a latency',
  why: 'The rate of one bucket counts the requests that were fast enough. It is neither a percentile nor a share, and rises with the traffic.',
  advice: 'Use histogram_quantile over all buckets, or divide the bucket by the count of all requests.',
  bad: promql('rate(cart_seconds_bucket{le="0.5"}[5m])'),
  good: promql('histogram_quantile(0.95, sum by (le) (rate(cart_seconds_bucket[5m])))'),
  check: (input) =>
    input.commands.flatMap(({ command }) => {
      const { text } = command;
      if (
        !/\b(?:i?rate|increase)\(\s*\w+_bucket\{[^{}]{0,500}?\ble=/.test(text) ||
        /histogram_quantile|\/\s*(?:ignoring|on|sum|i?rate|increase)?\s*\(|_count\b/.test(text)
      )
        return [];
      return [
        {
          line: command.line,
          message: 'this counts the requests below one limit; it says nothing about how slow the others are',
          suggestion: 'histogram_quantile(0.95, sum by (le) (rate(…_bucket[5m])))',
        },
      ];
    }),
};
