import { shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

interface Endpoint {
  readonly calls: RegExp;
  /** With this in the request it is right. */
  readonly unless?: RegExp;
  readonly wrong: string;
  readonly right: string;
}

/** Addresses that look like an interface of a well-known service and are none, and what its real one asks for. */
const endpoints: readonly Endpoint[] = [
  {
    calls: /https?:\/\/(?:www\.)?pagerduty\.com\/(?:api|oncalls|incidents)\b/,
    wrong: 'this address is the web site of PagerDuty, not its interface',
    right: 'use https://api.pagerduty.com/… with a token',
  },
  {
    calls: /-X\s*POST\b[^|]*api\.pagerduty\.com\/incidents(?=["'\s]|$)|api\.pagerduty\.com\/incidents(?=["'\s])[^|]*-X\s*POST\b/,
    unless: /["']From:/i,
    wrong: 'PagerDuty refuses a new incident without a From header: nobody is paged',
    right: 'add -H "From: you@your.org" and a service of type service_reference, or send an event to events.pagerduty.com/v2/enqueue',
  },
  {
    calls: /https?:\/\/(?:www\.)?opsgenie\.com\/v\d/,
    wrong: 'this address is the web site of Opsgenie, not its interface',
    right: 'use https://api.opsgenie.com/v2/…',
  },
  {
    calls: /https?:\/\/(?:www\.)?statuspage\.io\/v\d/,
    wrong: 'this address is the web site of Statuspage, not its interface',
    right: 'use https://api.statuspage.io/v1/…',
  },
  {
    calls: /https?:\/\/(?:www\.)?github\.com\/(?:api|repos)\//,
    wrong: 'this address is the web site of GitHub, not its interface',
    right: 'use https://api.github.com/…',
  },
  {
    calls: /https?:\/\/(?:www|app)\.datadoghq\.com\/api\//,
    wrong: 'this address is the web site of Datadog, not its interface',
    right: 'use https://api.datadoghq.com/api/…',
  },
];

export const wrongEndpoint: Rule = {
  id: 'wrong-endpoint',
  severity: 'error',
  title: 'An address that is not the interface',
  why: 'The request reaches a web site or is refused, and curl still ends with success: the page is never sent, the answer never read.',
  advice: 'Use the address and the headers that the documentation of the service names, and try the request once.',
  bad: bash('curl https://www.pagerduty.com/api/incidents'),
  good: bash('curl -f -H "Authorization: Token token=$TOKEN" https://api.pagerduty.com/oncalls'),
  check: (input) =>
    input.commands.flatMap(({ command }) => {
      if (!command.text.includes('://')) return [];
      const hit = endpoints.find(({ calls, unless }) => calls.test(command.text) && unless?.test(command.text) !== true);
      return hit ? [{ line: command.line, message: `${shown(command.text)}: ${hit.wrong}`, suggestion: hit.right }] : [];
    }),
};
