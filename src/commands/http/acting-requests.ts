import { judgeRedisCommand } from '../knowledge/databases/redis-commands.ts';
import { actsByParameter } from './acting-parameters.ts';
import { actsByPath } from './acting-paths.ts';

/** Slack takes every method by GET; these endings only ask: https://docs.slack.dev/reference/methods */
const slackMethod = /\/api\/[\w.]+$/iu;
const slackAsks =
  /[./](?:list\w*|info|history|replies|get\w*|test|lookup\w*|members|all|messages|files|counts|identity|search|conversations|scopes)$/iu;

/** hc-ping.com, a dead man's switch: asking for it is a sign of life, or of a failure. */
const pings =
  /^(?:[\w-]+\.)*(?:hc-ping\.com|healthchecks\.[\w.]+|ntfy\.[\w.]+|ohdear\.app|checklyhq\.com|cronhub\.io|push\.statuscake\.com|api\.day\.app|smsapi\.free-mobile\.fr|callmebot\.com|ftqq\.com|api\.vk\.com|nosnch\.in|deadmanssnitch\.com|duckdns\.org|freedns\.afraid\.org|dynamicdns\.park-your-domain\.com|dyndns\.org|dynv6\.com|update6?\.dedyn\.io|sync\.afraid\.org|dynamic\.zoneedit\.com|rest\.nexmo\.com|(?:api|platform)\.clickatell\.com|api\.smsapi\.(?:com|pl)|hook\.[\w.]*(?:make|integromat)\.com|[\w-]+\.m\.pipedream\.net|cronitor\.(?:link|io)|heartbeat\.uptimerobot\.com)$/iu;

/** What a part of an address says; as it stands where it is no percent-encoding. */
export const decode = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
};

/** Webdis and Upstash take Redis' commands as paths: https://github.com/nicolasff/webdis, https://upstash.com/docs/redis/features/restapi */
function isRedisAct(host: string, path: string): boolean {
  if (!host.endsWith(':7379') && !host.endsWith('.upstash.io')) return false;
  const words = path
    .replace(/\.(?:json|raw|txt)$/u, '')
    .split('/')
    .filter((part) => part !== '');
  return words.length > 0 && judgeRedisCommand(words.map(decode), (text) => text).risk !== 'read-only';
}

/** True where one of the parameters does something. */
const actsByQuery = (query: string, path: string): boolean =>
  [...new URLSearchParams(query)].some(([name, value]) => actsByParameter(name, value, path));

/** True for an address that by its path does something, as far as it is known. */
export const isActingPath = (path: string): boolean => actsByPath(decode(path));

/** True for a header by which many servers take another method than the request's (RFC 9110 knows none), or Vault makes a token for the answer. */
export const givesAnotherMethod = (header: string): boolean => /^x-(?:(?:http-)?method(?:-override)?|vault-wrap-ttl)\s*:/iu.test(header);

/** An address as it is asked for: what stands behind the host, and behind the question mark. */
export interface Asked {
  readonly host: string;
  readonly path: string;
  readonly query: string;
}

/** Why asking for an address (GET, HEAD) does more than ask, as the end of a sentence; null where nothing says so. */
export function whatAskingDoes({ host, path, query }: Asked): string | null {
  if (pings.test(host)) return `to ${host} is a message`;
  if (/(?:^|\.)slack\.com$/iu.test(host) && slackMethod.test(path)) return slackAsks.test(path) ? null : `to ${path}, which does something`;
  if (isActingPath(path) || isRedisAct(host, path)) return `to ${path}, which by its name does something`;
  return actsByQuery(query, decode(path)) ? 'whose parameters tell the server to do something' : null;
}
