import { changes, reads } from '../../judge/judgement.ts';
import type { Knowledge } from '../program.ts';
import { harmless, prompt } from '../shapes.ts';
import { words } from '../verbs.ts';

/** Names and ways: who has a name, and which way a packet takes. */
export const names: Knowledge = {
  programs: [
    harmless(
      words(
        'host delv doggo q whois traceroute traceroute6 tracepath tcptraceroute ipcalc sipcalc dnstracer geoiplookup ssh-keyscan lnstat lldpctl mtr-packet paping rdisc6',
      ),
    ),
    // A NOTIFY or an update makes a server fetch or change a zone: RFC 1996, RFC 2136.
    {
      names: ['dig', 'kdig'],
      options: 'never-change',
      judge: (call) =>
        call.words.some(({ value }) => /^\+(?:opcode|tls-keylog)|^(?:notify|update)$/iu.test(value ?? ''))
          ? changes('tells a name server something')
          : reads(),
    },
    // A client of name servers, and Datadog's dogshell of the same name: https://docs.datadoghq.com/extend/guide/dogshell/
    {
      names: ['dog'],
      options: 'by-name',
      judge: (call) => {
        const [noun, verb] = call.words.filter(({ prefix }) => !prefix.startsWith('-')).map(({ value }) => value ?? '');
        const isDatadog =
          /^(?:metric|event|monitor|downtime|host|tag|comment|(?:time|screen)?board|dashboard\w*|service_\w+|hosts|wrap|slo|security-\w+)$/u;
        return isDatadog.test(noun ?? '') && !/^(?:show\w*|get\w*|list|query|stream|search|ls|totals)$/u.test(verb ?? '')
          ? changes('dog tells Datadog something, or its effect is not known')
          : reads();
      },
    },
    // Interactive without a name: nslookup(1).
    {
      names: ['nslookup'],
      options: 'never-change',
      judge: (call) => (call.words.length === 0 && call.input.kind === 'nothing' ? prompt(reads(), 'nslookup') : reads()),
    },
    // drill(1): -w and -c write
    {
      names: ['drill'],
      options: 'by-name',
      judge: (call) => (call.words.some((word) => /^-[a-zA-Z]*[wc]$/u.test(word.prefix)) ? changes('drill writes a file') : reads()),
    },
  ],
  examples: {
    reads: `
      dig +short web.example @8.8.8.8
      traceroute -n web
      dog web.example
      dog monitor show_all
      nslookup web.example`,
    changes: `
      drill -w x web
      dog metric post a 1
      dog monitor mute_all
      dog downtime post a 123
      kdig @ns2 example.com -t NOTIFY`,
  },
};
