import { changes, reads } from '../../judge/judgement.ts';
import type { Knowledge } from '../program.ts';
import { changing } from '../shapes.ts';
import { withVerbData } from '../verbs.ts';

/** MQTT: mosquitto_pub(1), mosquitto_sub(1), mosquitto_rr(1) */
export const mosquitto: Knowledge = {
  programs: [
    // mosquitto_rr(1) sends a request; mosquitto_sub(1) --remove-retained clears messages, --will-* leaves one
    changing(['mosquitto_rr'], changes('sends a message and waits for the answer')),
    withVerbData('mosquitto_sub', {
      acts: '--will-topic --will-payload --disable-clean-session --tls-engine -o',
      options: '-h -p -t -u -P -C -W',
      bare: (call) =>
        // -c leaves a session, -U removes a subscription, a shared subscription takes messages from others
        call.words.some((word) => /^-[a-zA-Z]*[cUi]$|^--id/u.test(word.prefix) || word.prefix.startsWith('$share/'))
          ? changes('leaves a session at the broker, or takes messages from others')
          : reads('never ends by itself', { unbounded: true }),
    }),
    changing(['mosquitto_pub'], changes('sends a message')),
  ],
  examples: {
    reads: `
      mosquitto_sub -t a -C 1`,
    changes: `
      mosquitto_pub -t a -m b
      mosquitto_rr -t a -e b -m x
      mosquitto_sub -t a --remove-retained
      mosquitto_sub -t a -q 1 -c -i ops
      mosquitto_sub -t '$share/workers/jobs/#' -C 1`,
  },
};
