import { changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { changing } from '../shapes.ts';
import { words } from '../verbs.ts';

/** gRPC's own health check and reflection; any other method's name promises nothing. */
const readingMethod = /\bgrpc\.health\.v1\.Health[/.](?:Check|Watch)$|\bServerReflectionInfo$/u;

function grpcurl(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: words(
      '-H -d -proto -import-path -cacert -cert -key -authority -max-time -connect-timeout -rpc-header -reflect-header -servername -user-agent -protoset -max-msg-sz -keepalive-time -protoset-out -proto-out-dir --protoset-out --proto-out-dir -addr -service',
    ),
    singleDashLong: true,
  });
  // grpcurl: these write what the server describes into files
  if (given.has('-protoset-out', '--protoset-out', '-proto-out-dir', '--proto-out-dir')) return changes('grpcurl writes files');
  const values = given.positionals.map((word) => word.value ?? '?');
  if (call.program === 'grpc_health_probe' || given.has('-help', '-version')) return reads();
  const verb = values.find((value) => value === 'list' || value === 'describe');
  if (verb !== undefined && values.indexOf(verb) <= 1) return reads();
  const method = values.at(-1) ?? '';
  return values.length >= 2 && readingMethod.test(method)
    ? reads('asks for health or reflection')
    : changes('calls a method whose effect is not known');
}

/** https://github.com/fullstorydev/grpcurl ; and load generators, which are no questions. */
export const grpcurlKnowledge: Knowledge = {
  programs: [
    { names: ['grpcurl', 'grpc_health_probe', 'grpc-health-probe'], judge: grpcurl },
    changing(
      words('ab wrk wrk2 hey siege vegeta k6 locust jmeter ghz artillery oha bombardier stress stress-ng fio sysbench iperf iperf3'),
      changes('loads the other side'),
    ),
  ],
  examples: {
    reads: `
      grpcurl -plaintext web:50051 list
      grpcurl web:50051 describe shop.Orders
      grpcurl -d '{"service": ""}' -plaintext web:50051 grpc.health.v1.Health/Check
      grpc_health_probe -addr=web:50051`,
    changes: `
      grpcurl web:50051 shop.Orders/GetOrder
      grpcurl -d '{}' web:50051 shop.Orders/Cancel
      ab -n 100 http://web.example/
      k6 run load.js
      grpcurl -protoset-out /etc/x web:50051 describe shop.Orders`,
  },
};
