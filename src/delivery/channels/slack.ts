import { LogLevel, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError, WebClient } from '@slack/web-api';
import { messageOf } from '#base';
import type { Deliverer } from '../model/message.ts';
import { escapeSlack, oneLine, plainText, webLink } from '../model/plain-text.ts';
import { providerTimeoutMs, type DeliverySettings, type SlackSettings } from '../settings.ts';

/** Answers of chat.postMessage that mean "later", not "no" (Slack's own documentation of the method). */
const mayPass = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'ratelimited',
  'rate_limited',
  'team_added_to_org',
]);

/** The official client, quiet and impatient: retries are the queue's business, so that they survive a restart. */
function createSlackClient({ token, apiUrl }: SlackSettings): WebClient {
  return new WebClient(token, {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/` }),
    allowAbsoluteUrls: false,
    timeout: providerTimeoutMs,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    // The client's own log would print to the console past our redactor; what matters is in the outcome.
    logLevel: LogLevel.ERROR,
    logger: { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel: () => LogLevel.ERROR, setName() {} },
  });
}

/** Posts to a channel (`#incidents`, `C…`) or a person (`U…`); the outcome keeps channel and ts for replies and edits. */
export function createSlackDeliverer(settings: DeliverySettings): Deliverer {
  const clients = new Map<string, WebClient>();
  const clientFor = (slack: SlackSettings): WebClient => {
    const key = `${slack.apiUrl ?? ''} ${slack.token}`;
    const known = clients.get(key) ?? createSlackClient(slack);
    clients.set(key, known);
    return known;
  };
  return {
    async deliver({ id, organizationId, target, message }) {
      const slack = settings.slackFor(organizationId);
      if (!slack) return { state: 'failed', isFinal: true, detail: 'Slack is not set up (slack in tocsin.yaml)' };
      const link = webLink(message.link);
      // 40,000 characters is Slack's limit for text; escaping can make five of one.
      const text = escapeSlack(plainText(message.text, 7_500));
      try {
        const answer = await clientFor(slack).chat.postMessage({
          channel: target,
          text: link === null ? text : `${text}\n<${escapeSlack(link)}>`,
          unfurl_links: false,
          unfurl_media: false,
          metadata: { event_type: 'tocsin_delivery', event_payload: { id } },
          ...(message.thread ? { thread_ts: message.thread } : {}),
        });
        return { state: 'sent', detail: `posted to ${target}`, result: { channel: answer.channel ?? target, ts: answer.ts ?? null } };
      } catch (error) {
        if (error instanceof WebAPIRateLimitedError) {
          return { state: 'failed', isFinal: false, detail: 'Slack asks to slow down', retryAfterMs: error.retryAfter * 1000 };
        }
        const isFinal = error instanceof WebAPIPlatformError && !mayPass.has(error.data.error);
        return { state: 'failed', isFinal, isUnreachable: error instanceof WebAPIRequestError, detail: oneLine(messageOf(error), 300) };
      }
    },
  };
}
