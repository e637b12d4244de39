import { describe, expect, it } from 'vitest';
import { thresholdsIn, thresholdsOf } from './thresholds.ts';
import { cpuMs } from '../../../test/timing/cpu-ms.ts';

type Row = [text: string, wanted: (string | number | null)[][]];
const short = (text: string) =>
  thresholdsIn(text, 1).map(({ metric, operator, value, unit, for: lasting, level, limit }) => [
    metric,
    operator,
    value,
    unit,
    lasting,
    level,
    limit,
  ]);

describe('comparisons in prose', () => {
  it.each<Row>([
    [
      'P99 checkout time > 800ms (warning) or > 2000ms (critical)',
      [
        ['P99 checkout time', '>', 800, 'ms', null, 'warning', null],
        ['P99 checkout time', '>', 2000, 'ms', null, 'critical', null],
      ],
    ],
    [
      'Disk usage: warning > 80%, critical > 95%',
      [
        ['Disk usage', '>', 80, '%', null, 'warning', null],
        ['Disk usage', '>', 95, '%', null, 'critical', null],
      ],
    ],
    ['`pool_in_use > 45` (out of 50 max)', [['pool_in_use', '>', 45, null, null, null, 50]]],
    ['Hit ratio < 60%', [['Hit ratio', '<', 60, '%', null, null, null]]],
    ['4xx share > 2% for 10+ minutes', [['4xx share', '>', 2, '%', 'PT10M', null, null]]],
    ['more than 7 % of logins fail', [['logins fail', '>', 7, '%', null, null, null]]],
    ['CPU above 85 % for 10 min', [['CPU', '>', 85, '%', 'PT10M', null, null]]],
    ['Heap exceeds 2 GB', [['Heap', '>', 2, 'gb', null, null, null]]],
    ['Sales drop below 90%', [['Sales', '<', 90, '%', null, null, null]]],
    ['Errors spike to 40%', [['Errors', '>=', 40, '%', null, null, null]]],
    ['Error share spikes to 40%', [['Error share', '>=', 40, '%', null, null, null]]],
    ['If the queue holds more than 10,000 messages, add workers', [['queue holds', '>', 10000, null, null, null, null]]],
    ['When there are more than 300 open sockets', [['open sockets', '>', 300, null, null, null, null]]],
    ['Slowness touching > 30% of paying users', [['Slowness touching', '>', 30, '%', null, null, null]]],
    ['Slowness affecting >30% customers', [['customers', '>', 30, '%', null, null, null]]],
    ['Add alert for refund rate > 3%', [['refund rate', '>', 3, '%', null, null, null]]],
    ['Pod pending for more than 5 minutes', [['Pod pending', '>', 5, 'min', null, null, null]]],
    ['Lag over 60 seconds', [['Lag', '>', 60, 's', null, null, null]]],
    ['Load above 8 for more than 5 minutes', [['Load', '>', 8, null, 'PT5M', null, null]]],
    ['Error share > 5% over the last 10 minutes', [['Error share', '>', 5, '%', 'PT10M', null, null]]],
    [
      'CPU > 80% for 5m or memory > 90% for 1h',
      [
        ['CPU', '>', 80, '%', 'PT5M', null, null],
        ['memory', '>', 90, '%', 'PT1H', null, null],
      ],
    ],
    ['Broker lag ≥ 10k', [['Broker lag', '>=', 10000, null, null, null, null]]],
    ['Ratio < 0,5', [['Ratio', '<', 0.5, null, null, null, null]]],
    ['`up == 0` for the shop', [['up', '==', 0, null, null, null, null]]],
    ['Sudden 12x+ increase in signups', [['signups', '>=', 12, 'x', null, null, null]]],
    ['No new orders in the last hour', [['new orders', '==', 0, null, 'PT1H', null, null]]],
    ['Queue: No new jobs in last hour', [['Queue new jobs', '==', 0, null, 'PT1H', null, null]]],
    ['No heartbeat for the last 20 minutes', [['heartbeat', '==', 0, null, 'PT20M', null, null]]],
    ['Panel shows "Newest row: 3 hours ago"', [['Newest row age', '>=', 3, 'h', null, null, null]]],
    ['Board: "Free workers: 0"', [['Free workers', '==', 0, null, null, null, null]]],
    ['Slow pages (p99 > 2s)', [['Slow pages p99', '>', 2, 's', null, null, null]]],
    ['Shop down (`shop_up == 0`)', [['shop_up', '==', 0, null, null, null, null]]],
    ['- [ ] Pool use < 80%', [['Pool use', '<', 80, '%', null, null, null]]],
    ['Check the timeout (should be < 60s)', [['timeout', '<', 60, 's', null, null, null]]],
    ['Expected: <100 readers', [['readers', '<', 100, null, null, null, null]]],
    ['In the last hour or longer, over 80% of the calls', [['calls', '>', 80, '%', null, null, null]]],
    ['Memory exceeds 80% of its limit for 5 consecutive minutes', [['Memory', '>', 80, '%', 'PT5M', null, null]]],
    ['Gateway returns 5xx', [['http status', '>=', 500, null, null, null, null]]],
    ['Every route returning 502', [['http status', '==', 502, null, null, null, null]]],
    ['Login page: 429 errors', [['http status', '==', 429, null, null, null, null]]],
  ])('%j', (text, wanted) => {
    expect(short(text)).toEqual(wanted);
  });

  it.each([
    'Settings > 2FA',
    'Open Grafana -> 5 panels',
    'Needs Python >= 3.8',
    'Keep at least 3 replicas running',
    'Set the timeout > 30s',
    'Prune rows for >30 days old',
    'Wait at least 5 minutes',
    'Monitor the queue for at least 30 minutes',
    'Change the line too, like > 0.01',
    'Compare run 4711 with the one before',
    'Restart it within 15 minutes',
    'Port 5432 is closed',
  ])('%j states no value', (text) => {
    expect(short(text)).toEqual([]);
  });

  it('a line without a subject speaks of the line above', () => {
    const lines = [
      { text: 'Check the refund rate', line: 7 },
      { text: 'If > 1%, tell the shop', line: 8 },
      { text: 'If > 1%, tell nobody', line: 20 },
    ];
    expect(thresholdsOf(lines).map(({ metric, line }) => [metric, line])).toEqual([['refund rate', 8]]);
  });

  it.each([
    `${'a > 1 '.repeat(330)}`,
    `more than ${'9'.repeat(1_900)}`,
    `${'if when '.repeat(240)} > 5`,
    `no ${'new '.repeat(400)}`,
    `${'1,'.repeat(900)} > 2`,
  ])('hostile lines are read in time', (text) => {
    const started = cpuMs();
    thresholdsIn(text, 1);
    expect(cpuMs() - started).toBeLessThan(600);
  });
});
