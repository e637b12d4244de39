import { changes, destroys, reads } from '../judge/judgement.ts';
import type { Judgement } from '../judge/judgement.ts';
import { judgeClickHouse } from '../sql/other-dialects.ts';

/** One HTTP request as far as it is known before it is sent; null: not known. */
export interface RequestShape {
  readonly method: string | null;
  readonly url: string | null;
  readonly body: string | null;
  readonly hasBody: boolean;
}

/** Paths of well-known APIs that answer a question although they are sent by POST. */
const queries: readonly { readonly path: RegExp; readonly api: string; readonly inner: string | null }[] = [
  {
    path: /\/api\/v1\/(?:query|query_range|query_exemplars|series|labels|label\/[^/]+\/values|format_query|parse_query)$/u,
    api: 'Prometheus',
    inner: 'promql',
  },
  { path: /\/loki\/api\/v1\/(?:query|query_range|labels|series)$/u, api: 'Loki', inner: null },
  {
    path: /(?:^|\/)(?:_search|_msearch|_count|_analyze|_explain|_validate\/query|_field_caps|_mget|_termvectors)$/u,
    api: 'Elasticsearch',
    inner: null,
  },
  { path: /\/api\/ds\/query$/u, api: 'Grafana', inner: null },
  { path: /\/select\/logsql\/query$/u, api: 'VictoriaLogs', inner: null },
];

/** GET should change nothing (RFC 9110, section 9.2.1); these paths of known servers break that rule, or look like it. */
const actingPaths =
  /\/(?:-\/(?:reload|quit)|quitquitquit|abortabortabort|_?shutdown|restart|reboot|flush\w*|purge|delete\w*|remove|drain\w*|healthcheck\/fail|runtime_modify|reset\w*|kill|stop|disable|enable|trigger|execute)(?:\/|$)/iu;

const pathOf = (url: string): { readonly path: string; readonly host: string; readonly query: string } => {
  const match = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/?#@]*@)?([^/?#]*)([^?#]*)(?:\?([^#]*))?/iu.exec(url);
  return { host: match?.[1] ?? '', path: match?.[2] ?? '', query: match?.[3] ?? '' };
};

const clickHouse = (host: string): boolean => /clickhouse/iu.test(host) || host.endsWith(':8123');

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
};

/** The effect of an HTTP request, by its method and by the APIs that are known. */
export function judgeRequest(request: RequestShape): Judgement {
  const { method, url } = request;
  if (method === null || url === null) return changes('the request is not known before it is sent');
  if (!/^(?:https?:\/\/|[\w.\uE000-\uF8FF-]+(?::|\/|$))/iu.test(url) || (/^[a-z][a-z0-9+.-]*:\/\//iu.test(url) && !/^https?:/iu.test(url)))
    return changes('not an HTTP address');
  const { host, path, query } = pathOf(url);
  const verb = method.toUpperCase();
  const isReading = verb === 'GET' || verb === 'HEAD' || verb === 'OPTIONS';
  const known = queries.find((each) => each.path.test(path));
  if (clickHouse(host)) {
    const fromUrl = /(?:^|&)query=([^&]*)/u.exec(query)?.[1];
    const sql = [fromUrl === undefined ? '' : decode(fromUrl), request.hasBody ? request.body : ''];
    if (sql.every((part) => part === '') && isReading) return reads();
    // ClickHouse itself refuses changes by GET.
    if (isReading && !request.hasBody) return reads('ClickHouse allows only reading by GET', { inner: null });
    return {
      ...(sql.includes(null) ? changes('the SQL is not known before it is sent') : judgeClickHouse(sql.join(' ').trim())),
      inner: 'clickhouse-sql',
    };
  }
  const isOwnServer =
    known?.api !== 'Prometheus' ||
    ((/(?:^|[.-])(?:prom|thanos|mimir|cortex|victoria|vm)/iu.test(host) || /:(?:9090|9091|10902|10904|8428|8481)$/u.test(host)) &&
      /\/(?:query\w*|format_query|parse_query)$/u.test(path));
  if (known !== undefined && (isReading || (verb === 'POST' && isOwnServer))) {
    return reads(verb === 'POST' ? `a question to ${known.api}, sent by POST` : undefined, {
      inner: known.inner !== null && /(?:^|&)query=/u.test(query) ? known.inner : null,
    });
  }
  if (isReading) return actingPaths.test(path) ? changes(`a ${verb} to ${path}, which by its name does something`) : reads();
  if (verb === 'DELETE') return destroys('sends DELETE: the object is removed');
  return changes(`sends ${verb}: changes something on the other side`);
}
