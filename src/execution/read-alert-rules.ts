import type { Db } from '#store';
import { readPrometheusRules, type PrometheusRule } from './runners/read-alert-rules.ts';
import type { ExecutionSettings } from './settings.ts';
import { selectSettings } from './settings-store.ts';

/** The alerting rules of the organisation's Prometheus, or why they are not known. */
export type AlertRulesAnswer =
  | { readonly state: 'not-configured'; readonly message: string }
  | { readonly state: 'unreachable'; readonly name: string; readonly message: string }
  | { readonly state: 'ok'; readonly name: string; readonly rules: readonly PrometheusRule[] };

const timeLimitMs = 8_000;

/** Asks the Prometheus that checks ask, too: the first of that kind under `connections` in tocsin.yaml. */
export async function readAlertRules(db: Db, settings: ExecutionSettings, organizationId: string): Promise<AlertRulesAnswer> {
  const connection = settings.connectionsFor(organizationId).find(({ kind }) => kind === 'prometheus');
  if (!connection) {
    const named = (await selectSettings(db, organizationId)).connections.find(({ kind }) => kind === 'prometheus');
    return {
      state: 'not-configured',
      message: named
        ? `the Prometheus “${named.name}” of tocsin.yaml has no address: set the variable that it names`
        : 'no Prometheus is named under "connections" in tocsin.yaml',
    };
  }
  const answer = await readPrometheusRules({ url: connection.url, signal: AbortSignal.timeout(timeLimitMs) });
  return answer.ok
    ? { state: 'ok', name: connection.name, rules: answer.rules }
    : { state: 'unreachable', name: connection.name, message: answer.reason };
}
