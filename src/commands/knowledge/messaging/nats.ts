import { reads } from '../../judge/judgement.ts';
import type { Knowledge } from '../program.ts';
import { keepsCopy, lastPlace } from '../shapes.ts';
import { withVerbData } from '../verbs.ts';

/** https://docs.nats.io/using-nats/nats-tools/nats_cli */
export const nats: Knowledge = {
  programs: [
    withVerbData('nats', {
      options:
        '-s --server --context --creds --user --password --nkey --tlscert --tlskey --tlsca --timeout --js-api-prefix --js-domain --inbox-prefix --domain --connection-name',
      flags: '--tlsfirst --trace --no-context',
      // take messages from others, acknowledge them, leave a consumer behind, run a program, really deliver
      acts: '--dot --translate --queue --ack --durable --deliver --dump',
      reads: `rtt, server ls|list|info|ping|check|report|graph, server|srv request connections|subscriptions|routes|gateways|leafnodes|jetstream|account|variables|health|raft, account info|report|backup-help|tls, stream|str|st ls|list|info|report|state|view|get|graph|subjects|find|gaps, consumer|con|obs ls|list|info|report|graph|find,
        kv ls|list|get|info|status|history, object|obj ls|list|info, context|ctx ls|list|info|show|validate, events-help, errors, auth-help, service|micro ls|list|info|stats|ping, cheat, latency-help, server config validate, server account info|ls, server check`,
      changes: {
        'sends messages': 'pub, publish, reply, server check request, request|req, bench, latency',
        'changes streams, consumers or keys':
          'stream|str|st add|create|edit|copy|restore|seal|cluster|update, consumer|con|obs add|create|edit|copy|pause|resume|cluster|next|sub, kv add|create|put|update|revert|watch, object|obj add|put|seal|get, context|ctx add|save|create|select|previous|edit|copy|import',
        'changes the servers':
          'server|srv request kick|reload, server raft|cluster step-down|down|balance, server mappings, server generate, server passwd, server run, auth',
      },
      destroys: {
        'removes messages': 'stream|str|st purge|rmm|rm|delete|del, kv purge|del|rm',
        'removes it':
          'consumer|con|obs rm|delete|del, object|obj rm|del|delete, context|ctx rm|delete|del, server raft|cluster peer-remove',
      },
      special: {
        'sub|subscribe, events, top, kv watch, object watch, trace': reads('never ends by itself', { unbounded: true }),
        // profile NAME [FOLDER]
        'server|srv request profile': (_, given) =>
          given.positionals.length > 4 ? keepsCopy(lastPlace(given), 'keeps a profile') : reads(),
        'stream|str|st backup, account backup': (_, given) => keepsCopy(lastPlace(given), 'keeps a copy of the messages'),
      },
    }),
  ],
  examples: {
    reads: `
      nats stream ls
      nats -s nats://db:4222 stream info ORDERS
      nats server report jetstream
      nats consumer report ORDERS
      nats kv get config a
      nats sub 'orders.>'
      nats server request jetstream`,
    changes: `
      nats pub orders.new x
      nats reply help.please OK
      nats sub 'jobs.>' --queue workers
      nats sub a --translate 'rm x'
      nats stream edit ORDERS --max-age 1d
      nats kv put config a b
      nats no-such-verb
      nats server request kick 12 NABC
      nats server request profile cpu /etc
      nats object get BUCKET a`,
    destroys: `
      nats stream purge ORDERS -f
      nats consumer rm ORDERS worker`,
  },
};
