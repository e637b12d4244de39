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
    // What is denied holds the other way round.
    ['Load is not above 70%', [['Load', '<=', 70, '%', null, null, null]]],
    ['Heap never goes over 3 GB', [['Heap', '<=', 3, 'gb', null, null, null]]],
    ['Page time does not exceed 2s', [['Page time', '<=', 2, 's', null, null, null]]],
    ["Page time doesn't exceed 2s", [['Page time', '<=', 2, 's', null, null, null]]],
    ['Checkout no longer exceeds 400ms', [['Checkout', '<=', 400, 'ms', null, null, null]]],
    ['Backlog should not be over 9', [['Backlog', '<=', 9, null, null, null, null]]],
    ['Sessions not less than 4', [['Sessions', '>=', 4, null, null, null, null]]],
    ['Retries no more than 6', [['Retries', '<=', 6, null, null, null, null]]],
    ['At most 2 failovers', [['failovers', '<=', 2, null, null, null, null]]],
    ['No follower lags more than 8s', [['follower lags', '<=', 8, 's', null, null, null]]],
    ['Load is not above 70% or below 20%', [['Load', '<=', 70, '%', null, null, null]]],
    [
      'No gate uses more than 70% or more than 3 GB',
      [
        ['gate uses', '<=', 70, '%', null, null, null],
        ['gate uses', '<=', 3, 'gb', null, null, null],
      ],
    ],
    ['Sales drop more than 40%', [['Sales drop', '>', 40, '%', null, null, null]]],
    ['Gate has not been open for more than 20 minutes', [['Gate has not been open', '>', 20, 'min', null, null, null]]],
    ['No orders for more than 20 minutes', [['orders', '==', 0, null, 'PT20M', null, null]]],
    // Figures and units.
    ['Backlog depth exceeds 2.5M rows', [['Backlog depth', '>', 2_500_000, null, null, null, null]]],
    ['Memory < 2.5M', [['Memory', '<', 2.5, 'mb', null, null, null]]],
    ['Heap above 3G', [['Heap', '>', 3, 'gb', null, null, null]]],
    ['Lag above 5m', [['Lag', '>', 5, 'min', null, null, null]]],
    ['Backlog above 20 000 rows', [['Backlog', '>', 20_000, null, null, null, null]]],
    ["Backlog above 20'000", [['Backlog', '>', 20_000, null, null, null, null]]],
    ['Backlog above 20\u{202F}000', [['Backlog', '>', 20_000, null, null, null, null]]],
    ['failure rate above 1 in 200', [['failure rate', '>', 0.5, '%', null, null, null]]],
    ['Loss > 3‰', [['Loss', '>', 0.3, '%', null, null, null]]],
    ['Dropped jobs > 7/s', [['Dropped jobs', '>', 7, '/s', null, null, null]]],
    ['Logins fall below 3 per minute', [['Logins', '<', 3, '/min', null, null, null]]],
    ['more than 6 crashes per hour for 2 hours', [['crashes', '>', 6, '/h', 'PT2H', null, null]]],
    ['Traffic < 2k rps', [['Traffic', '<', 2_000, 'rps', null, null, null]]],
    ['Traffic under 30 req/s', [['Traffic', '<', 30, 'rps', null, null, null]]],
    ['Copying below 20 MB/s', [['Copying', '<', 20, 'mb/s', null, null, null]]],
    ['Rack hotter, above 60°C', [['Rack hotter', '>', 60, '°C', null, null, null]]],
    ['more than 2 of 7 shards lost', [['shards lost', '>', 2, null, null, null, 7]]],
    ['backlog of over 4k rows', [['backlog', '>', 4_000, null, null, null, null]]],
    ['Licence expires in less than 9 days', [['Licence expires', '<', 9, 'd', null, null, null]]],
    // Names.
    ['P90 time: 41.5ms (target: <70ms)', [['P90 time', '<', 70, 'ms', null, null, null]]],
    ['Refunds (goal: <0.2%)', [['Refunds', '<', 0.2, '%', null, null, null]]],
    ['If refunds exceed 15% or persist >40 minutes:', [['refunds', '>', 15, '%', null, null, null]]],
    ['Call the bank if downtime > 2 hours', [['downtime', '>', 2, 'h', null, null, null]]],
    ['Spare room (free/all) is < 4% sustained:', [['Spare room (free/all)', '<', 4, '%', null, null, null]]],
    ['Queue is back to normal (< 30)', [['Queue', '<', 30, null, null, null, null]]],
    // Levels.
    ['Critical: Fires when room use exceeds 93%.', [['room use', '>', 93, '%', null, 'critical', null]]],
    ['Warning level: follower lag exceeds 2s', [['follower lag', '>', 2, 's', null, 'warning', null]]],
    ['a critical level alert at greater than 85% usage', [['usage', '>', 85, '%', null, 'critical', null]]],
    ['Backlog >400 for 10min (warning)', [['Backlog', '>', 400, null, 'PT10M', 'warning', null]]],
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
    'Spend no more than 25 minutes on it',
    'If you have more than 6 or 7 helpers, split up',
    'Writes ~0 over 20m',
    '4 restarts over 20 minutes',
    'Delay over 5-10 s',
    'Delay above 1.000 s',
    'Sold over 2026-03-04',
    'Room grows more than 4% per hour',
    'more than 6 percentage points',
    'CPU above 250m',
    'Pages answer without 5xx errors',
    'The gate no longer returns 503',
    '502 errors have stopped',
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

  it('a line that compares something itself hands down no more than what it compares', () => {
    const lines = [
      { text: 'Rack above 60°C', line: 3 },
      { text: 'Licence expires in less than 9 days', line: 4 },
      { text: 'If > 3, call', line: 5 },
      { text: 'Wanted: <20ms', line: 9 },
      { text: 'If >90ms: look at the disk', line: 10 },
    ];
    expect(thresholdsOf(lines).map(({ metric, line }) => [metric, line])).toEqual([
      ['Rack', 3],
      ['Licence expires', 4],
      ['Licence expires', 5],
      ['Wanted', 9],
      ['Wanted', 10],
    ]);
  });

  const told = (text: string, kind: 'symptoms' | 'verification') =>
    thresholdsOf([{ text, line: 1 }], kind).map(({ metric, operator, value, unit, for: lasting }) => [
      metric,
      operator,
      value,
      unit,
      lasting,
    ]);

  it.each<Row>([
    ['No 5xx for 20 minutes', [['5xx', '==', 0, null, 'PT20M']]],
    ['No 503 errors in the log', [['503 errors', '==', 0, null, null]]],
    ['Zero 5xx responses in the last 20 minutes', [['5xx responses', '==', 0, null, 'PT20M']]],
    ['Shop no longer returns 502', [['502', '==', 0, null, null]]],
    ['500 errors have stopped', [['500 errors', '==', 0, null, null]]],
    ['Look through the log for 5xx errors', []],
    ['A visitor without a key: returns 403', [['http status', '==', 403, null, null]]],
    ['Failed jobs: 0', [['Failed jobs', '==', 0, null, null]]],
    ['Pods: 4', []],
    ['No failures for 20 minutes', [['failures', '==', 0, null, 'PT20M']]],
    [
      'Load between 30 and 50%',
      [
        ['Load', '>=', 30, '%', null],
        ['Load', '<=', 50, '%', null],
      ],
    ],
    ['Wait between 5 and 9 minutes', []],
    ['Load below 30%', [['Load', '<', 30, '%', null]]],
    ['If refunds exceed 4%, go back a version', []],
    ['Load > 80% (warning)', []],
  ])('among the signs of health: %j', (text, wanted) => {
    expect(told(text, 'verification')).toEqual(wanted);
  });

  it.each<Row>([
    ['No visitors for 20 minutes', [['visitors', '==', 0, null, 'PT20M']]],
    ['Load between 80 and 90%', []],
    ['Pages are slow (normally < 90 ms)', []],
    ['No 5xx, but pages are slow', []],
    ['Failed jobs: 0', []],
  ])('among the signs of trouble: %j', (text, wanted) => {
    expect(told(text, 'symptoms')).toEqual(wanted);
  });

  it.each([
    `${'a > 1 '.repeat(330)}`,
    `more than ${'9'.repeat(1_900)}`,
    `${'if when '.repeat(240)} > 5`,
    `no ${'new '.repeat(400)}`,
    `${'1,'.repeat(900)} > 2`,
    `${'> 1 000 '.repeat(240)}`,
    `warning${' '.repeat(1_900)}x > 5`,
    `a (target${' '.repeat(1_900)}x > 5`,
    `${'no 5xx for '.repeat(170)}`,
    `${'not to be '.repeat(190)} over 5`,
  ])('hostile lines are read in time', (text) => {
    const started = cpuMs();
    thresholdsIn(text, 1);
    expect(cpuMs() - started).toBeLessThan(600);
  });
});
