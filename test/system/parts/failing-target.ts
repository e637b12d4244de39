import { createServer } from 'node:http';

/** A real service with Prometheus metrics whose error rate a test can set. */
export interface FailingTarget {
  readonly port: number;
  setErrorRate(percent: number): void;
  /** What the mitigation of the runbook calls. */
  readonly restarts: () => number;
  close(): Promise<void>;
}

export async function startFailingTarget(): Promise<FailingTarget> {
  let errorRate = 0;
  let restarts = 0;
  const server = createServer((request, response) => {
    if (request.url === '/metrics') {
      response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' });
      response.end(
        `# TYPE checkout_error_percent gauge\ncheckout_error_percent ${errorRate}\n# TYPE checkout_restarts_total counter\ncheckout_restarts_total ${restarts}\n`,
      );
    } else if (request.url === '/admin/restart' && request.method === 'POST') {
      restarts += 1;
      errorRate = 0;
      response.writeHead(200, { 'content-type': 'text/plain' });
      response.end('restarted\n');
    } else {
      response.writeHead(errorRate > 0 ? 503 : 200, { 'content-type': 'application/json' });
      response.end(`${JSON.stringify({ errorRate })}\n`);
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    setErrorRate: (percent) => void (errorRate = percent),
    restarts: () => restarts,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}
