import { messageOf, type Clock, type Log } from '#base';
import { createGuardedFetch } from '#delivery';
import { z } from 'zod';

const everyMs = 1_000;
/** Alertmanager's clients send again so that the alert does not expire; so does this one. */
const resendMs = 30_000;
const failuresBeforeAlert = 2;

// The desk and Tocsin itself, both on loopback.
const guardedFetch = createGuardedFetch({ allowPrivateAddresses: true });

const healthAnswer = z.object({ reason: z.string() });

export interface Probe {
  /** `isOver`: the drill ends here, so an alert that still fires is taken back. Without it the probe comes again after a restart. */
  stop(options: { isOver: boolean }): Promise<void>;
}

/**
 * Watches the order desk from outside, as a blackbox probe does, and tells Tocsin what it sees
 * through the ordinary front door (Alertmanager's push format, over HTTP, with an integration key).
 */
export function startProbe(options: {
  target: string;
  spool: string;
  drillId: string;
  pushUrl: string;
  key: string;
  clock: Clock;
  log: Log;
}): Probe {
  let failures = 0;
  let firingSince: Date | null = null;
  let lastSent = 0;
  let running: Promise<void> | null = null;

  async function look(): Promise<{ healthy: boolean; reason: string }> {
    try {
      const answer = await guardedFetch(`http://${options.target}/health`, { method: 'GET' });
      return { healthy: answer.status === 200, reason: healthAnswer.parse(JSON.parse(answer.body)).reason };
    } catch (error) {
      return { healthy: false, reason: messageOf(error) };
    }
  }

  async function send(startsAt: Date, endsAt: Date | null, reason: string): Promise<void> {
    const alert = {
      labels: {
        alertname: 'OrderDeskStuck',
        severity: 'critical',
        service: 'order-desk',
        instance: options.target,
        spool_directory: options.spool,
        tocsin_drill: options.drillId,
      },
      annotations: { summary: 'Order desk stuck: orders do not leave the house', description: reason },
      startsAt: startsAt.toISOString(),
      ...(endsAt ? { endsAt: endsAt.toISOString() } : {}),
    };
    const answer = await guardedFetch(options.pushUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${options.key}` },
      body: JSON.stringify([alert]),
    });
    if (answer.status >= 300) throw new Error(`Tocsin answered ${answer.status}: ${answer.body.slice(0, 300)}`);
    lastSent = options.clock.now().getTime();
  }

  async function turn(): Promise<void> {
    const { healthy, reason } = await look();
    const now = options.clock.now();
    failures = healthy ? 0 : failures + 1;
    if (!healthy && failures >= failuresBeforeAlert) {
      const isNew = firingSince === null;
      firingSince ??= now;
      if (isNew || now.getTime() - lastSent > resendMs) await send(firingSince, null, reason);
    } else if (healthy && firingSince) {
      await send(firingSince, now, reason);
      firingSince = null;
    }
  }

  const timer = setInterval(() => {
    running ??= turn()
      .catch((error: unknown) => options.log.warn({ error: messageOf(error) }, 'the demo probe could not report; it tries again'))
      .finally(() => {
        running = null;
      });
  }, everyMs);
  return {
    async stop({ isOver }) {
      clearInterval(timer);
      await running;
      if (isOver && firingSince) await send(firingSince, options.clock.now(), 'the drill is over');
    },
  };
}
