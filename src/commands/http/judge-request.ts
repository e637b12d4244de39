import { changes, destroys, reads } from '../judge/judgement.ts';
import type { Judgement } from '../judge/judgement.ts';
import { judgeClickHouse } from '../sql/other-dialects.ts';
import { decode, isActingPath, whatAskingDoes } from './acting-requests.ts';
import { judgeGrafana } from './grafana.ts';
import { namedValues } from './named-values.ts';

/** One HTTP request as far as it is known before it is sent; null: not known. */
export interface RequestShape {
  readonly method: string | null;
  readonly url: string | null;
  readonly body: string | null;
  readonly hasBody: boolean;
  /** The address goes on in a way that only running can tell. */
  readonly isPartial?: boolean;
}

/** Paths of well-known APIs that answer a question although they are sent by POST. */
const queries: readonly { readonly path: RegExp; readonly api: string; readonly inner: string | null }[] = [
  {
    path: /\/api\/v1\/(?:query|query_range|query_exemplars|series|labels|label\/[^/]+\/values|format_query|parse_query|export)$/u,
    api: 'Prometheus',
    inner: 'promql',
  },
  { path: /\/loki\/api\/v1\/(?:query|query_range|labels|series|index\/(?:stats|volume|volume_range))$/u, api: 'Loki', inner: null },
  {
    path: /(?:^|\/)(?<!\/_(?:doc|create|update|scripts?|source)\/)(?:_search|_search\/(?:scroll|template)|_msearch|_msearch\/template|_count|(?<!\/_snapshot\/[^/]+\/)_analyze|_explain(?:\/[^/]+)?|_validate\/query|_field_caps|_mget|_termvectors|_rank_eval|_eql\/search|_render\/template|_cluster\/allocation\/explain|_search_shards|_knn_search|_ingest\/pipeline\/(?:[^/]+\/)?_simulate|_terms_enum)$/u,
    api: 'Elasticsearch',
    inner: null,
  },
  {
    path: /\/select\/logsql\/(?:query|hits|stats_query|stats_query_range|streams|field_names|field_values)$/u,
    api: 'VictoriaLogs',
    inner: null,
  },
  { path: /\/apis\/authorization\.k8s\.io\/v1\/(?:self)?subject(?:access|rules)reviews$/u, api: 'Kubernetes', inner: null },
  {
    path: /\/v1\/(?:auth\/token\/lookup(?:-self|-accessor)?|sys\/capabilities(?:-self|-accessor)?|sys\/wrapping\/lookup)$/u,
    api: 'Vault',
    inner: null,
  },
  {
    path: /\/api\/v2\/(?:logs\/events|spans\/events|rum\/events|ci\/\w+\/events|audit\/events|events)\/search$/u,
    api: 'Datadog',
    inner: null,
  },
];

/** Paths of known servers where a POST or PUT loses something. */
const losing =
  /\/(?:_delete_by_query|admin\/tsdb\/delete_series|admin\/tsdb\/clean_tombstones|force-leave\/[^/]+|deregister\/[^/]+|session\/destroy\/[^/]+|(?:containers|images|volumes|networks)\/prune|delete|destroy|wipe|terminate|drop|flushall)(?:\/|$)|\/v1\/sys\/(?:seal|revoke[\w-]*|leases\/revoke[\w-]*)(?:\/|$)/iu;

/** The statement is a parameter, or what only running can tell. */
const openStatement = /(?:^|&)(?:q|query|sql|stmt|statement)=\s*(?:[\uE000-\uF8FF]|$)/iu;
const statementPath = /\/(?:query|exec|sql)$/u;

const pathOf = (url: string): { readonly path: string; readonly host: string; readonly query: string } => {
  const match = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/?#@]*@)?([^/?#]*)([^?#]*)(?:\?([^#]*))?/iu.exec(url);
  return { host: match?.[1] ?? '', path: match?.[2] ?? '', query: match?.[3] ?? '' };
};

const clickHouse = (host: string): boolean => /clickhouse/iu.test(host) || host.endsWith(':8123');

/** A request whose address only running can tell: asking is harmless, everything else is not known. */
function judgePartial(method: string, begin: string): Judgement {
  const verb = method.toUpperCase();
  if (verb === 'DELETE') return destroys('sends DELETE: the object is removed');
  if (!['GET', 'HEAD', 'OPTIONS'].includes(verb)) return changes('the request is not known before it is sent');
  const { path, query } = pathOf(begin);
  if (statementPath.test(path) && openStatement.test(query) && queries.every((each) => !each.path.test(path)))
    return changes('the statement is not known before it is sent');
  return isActingPath(begin) ? changes(`a ${verb} to an address that by its name does something`) : reads();
}

const graphqlText = new Set(['query']);

/** A GraphQL document without a mutation: `{"query": "{ … }"}`. Of two equal keys some servers take the first. */
function isGraphqlQuestion(path: string, body: string | null): boolean {
  if (!path.endsWith('/graphql') || (body?.match(/"query"\s*:/gu)?.length ?? 0) !== 1) return false;
  const asked = namedValues(body, graphqlText);
  const asks = (query: unknown): boolean =>
    typeof query === 'string' && /^\s*(?:query\b|\{)/u.test(query) && !/mutation|subscription/iu.test(query);
  return asked?.every(asks) === true;
}

/** The effect of an HTTP request, by its method and by the APIs that are known. */
export function judgeRequest(request: RequestShape): Judgement {
  const { method, url } = request;
  if (method === null) return changes('the request is not known before it is sent');
  if (url === null || request.isPartial === true) return judgePartial(method, url ?? '');
  if (!/^(?:https?:\/\/|[\w.\uE000-\uF8FF-]+(?::|\/|$))/iu.test(url) || (/^[a-z][a-z0-9+.-]*:\/\//iu.test(url) && !/^https?:/iu.test(url)))
    return changes('not an HTTP address');
  const { host, path, query } = pathOf(url);
  const verb = method.toUpperCase();
  const isReading = verb === 'GET' || verb === 'HEAD' || verb === 'OPTIONS';
  const known = queries.find((each) => each.path.test(path));
  if (clickHouse(host)) {
    const fromUrl = /(?:^|&)query=([^&]*)/u.exec(query)?.[1];
    const sql = [fromUrl === undefined ? '' : decode(fromUrl), request.hasBody ? request.body : ''];
    if (sql.every((part) => part === '') && isReading)
      return isActingPath(path) ? changes(`a ${verb} to ${path}, which by its name does something`) : reads();
    // ClickHouse itself refuses changes by GET, but takes the messages of a queue that one may read so.
    if (/stream_like_engine/iu.test(query)) return changes('takes messages from a queue', { inner: 'clickhouse-sql' });
    if (isReading && !request.hasBody && !isActingPath(path)) return reads('ClickHouse allows only reading by GET', { inner: null });
    return {
      ...(sql.includes(null) ? changes('the SQL is not known before it is sent') : judgeClickHouse(sql.join(' ').trim())),
      inner: 'clickhouse-sql',
    };
  }
  const isOwnServer =
    known?.api !== 'Prometheus' ||
    (request.body !== null && /^(?:query|match(?:\[\]|%5B%5D))=/u.test(request.body)) ||
    ((/(?:^|[.-])(?:prom|thanos|mimir|cortex|victoria|vm)/iu.test(host) || /:(?:9090|9091|10902|10904|8428|8481)$/u.test(host)) &&
      /\/(?:query\w*|format_query|parse_query)$/u.test(path));
  // An answer that the cluster keeps, for five days unless it is told otherwise.
  const isKept = known?.api === 'Elasticsearch' && /keep_on_completion"?\s*[=:]\s*"?true/iu.test(`${query} ${request.body ?? ''}`);
  if (isKept) return changes('the cluster keeps the answer');
  if (known !== undefined && (isReading || (verb === 'POST' && isOwnServer))) {
    return reads(verb === 'POST' ? `a question to ${known.api}, sent by POST` : undefined, {
      inner: known.inner !== null && /(?:^|&)query=/u.test(query) ? known.inner : null,
    });
  }
  if (isReading) {
    const acts = whatAskingDoes({ host, path, query });
    if (acts !== null) return changes(`a ${verb} ${acts}`);
    if (statementPath.test(path) && openStatement.test(query)) return changes('the statement is not known before it is sent');
    return reads();
  }
  const grafana = verb === 'POST' ? judgeGrafana(path, request.body) : null;
  if (grafana !== null) return grafana;
  if (verb === 'POST' && isGraphqlQuestion(path, request.body)) return reads('a GraphQL question, sent by POST');
  // A session of IMDSv2, without which no metadata is read: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
  if (verb === 'PUT' && host === '169.254.169.254' && path === '/latest/api/token') return reads('asks the machine for its metadata');
  if (verb === 'DELETE' || losing.test(path))
    return destroys(verb === 'DELETE' ? 'sends DELETE: the object is removed' : `sends ${verb} to ${path}, which removes something`);
  return changes(`sends ${verb}: changes something on the other side`);
}
