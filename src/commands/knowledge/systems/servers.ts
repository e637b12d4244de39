import { changes, reads } from '../../judge/judgement.ts';
import type { Program } from '../program.ts';

/**
 * How a server's own program checks or shows instead of serving, and what may stand beside it: by each program's
 * manual (nginx.org/en/docs/switches.html, haproxy(1), httpd(8), varnishd(1), squid(8), exim(8), php-fpm(8), …).
 */
const checks: Readonly<Record<string, { readonly asks: RegExp; readonly beside: RegExp }>> = {
  nginx: { asks: /^-(?:t|T|v|V|h|tq|qt|\?)$/u, beside: /^-(?:[cpq]|[tTvVh])$|^[^-]/u },
  haproxy: { asks: /^-(?:c|v|vv|cc)$/u, beside: /^-(?:f|q|V|dr|C|L)$|^[^-]/u },
  apache: { asks: /^(?:configtest|status|fullstatus|-[tTSMlLvV])$/u, beside: /^(?:-[tTSMlLvVDf]|-D\w+|[A-Z]\w*=?\w*|\/\S+)$/u },
  caddy: { asks: /^(?:validate|version|list-modules|environ|build-info|adapt|hash-password)$/u, beside: /^--?(?!overwrite)|^[^-]/u },
  envoy: { asks: /^(?:validate|--version|--mode=validate)$/u, beside: /^(?:--mode|-c|--config-path|--config-yaml)$|^[^-]/u },
  varnishd: { asks: /^-(?:C|V|x)$/u, beside: /^-(?:[fCpsn])$|^[^-]/u },
  squid: { asks: /^(?:-v|parse|check)$/u, beside: /^(?:-k|-f|[^-].*)$/u },
  traefik: { asks: /^(?:version|healthcheck)$/u, beside: /^/u },
  // postfix(1): "check" makes missing directories.
  postfix: { asks: /^status$/u, beside: /^(?:-c|-v|\/\S+)$/u },
  exim: { asks: /^-(?:bp|bpc|bpu|bV|bP|bt|bv|Mvh|Mvb|Mvl|Mvc)$/u, beside: /^[^-]/u },
  'php-fpm': { asks: /^-(?:t|tt|v|i|m|h)$/u, beside: /^-(?:[cynt]|tt)$|^(?!\w+=)[^-]/u },
};
const kinds: Readonly<Record<string, string>> = { apachectl: 'apache', apache2ctl: 'apache', httpd: 'apache' };

export const servers: readonly Program[] = [
  {
    names: [
      'nginx',
      'haproxy',
      'apachectl',
      'apache2ctl',
      'httpd',
      'caddy',
      'envoy',
      'varnishd',
      'squid',
      'traefik',
      'postfix',
      'exim',
      'php-fpm',
    ],
    judge: (call) => {
      const rule = checks[kinds[call.program] ?? call.program];
      const values = call.words.map((word) => word.value ?? '-?');
      const onlyAsks =
        rule !== undefined &&
        values.some((value) => rule.asks.test(value)) &&
        values.every((value) => rule.asks.test(value) || rule.beside.test(value));
      return onlyAsks ? reads() : changes('starts, stops or reloads a server');
    },
  },
  // They check a file and print what is wrong with it.
  { names: ['named-checkconf', 'unbound-checkconf'], judge: () => reads(), options: 'never-change' },
  {
    names: ['named-checkzone'],
    judge: (call) =>
      call.words.some((word) => /^-[oD]/u.test(word.prefix)) && call.words.some((word) => word.prefix.startsWith('-o'))
        ? changes('named-checkzone -o writes the zone')
        : reads(),
  },
];
