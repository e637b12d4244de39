import { fail } from '#base';
import { alertmanagerPush } from './alertmanager-push.ts';
import { alertmanagerWebhook } from './alertmanager-webhook.ts';
import type { Format } from './format.ts';

/** Every format that Tocsin reads. A new kind is one file beside these and one line here. */
const all: readonly Format[] = [alertmanagerWebhook, alertmanagerPush];
const byName = new Map(all.map((format) => [format.name, format]));

const formatNames = [...byName.keys()];
export const integrationKinds = [...new Set(all.flatMap((format) => format.kinds))];

/** The format with this name; `not-found` names those that there are. */
export function formatNamed(name: string): Format {
  return byName.get(name) ?? fail('not-found', `there is no alert format ${name.slice(0, 60)}; known are ${formatNames.join(', ')}`);
}

/** The format that the address `/integrations/{kind}/…` takes; null for an unknown kind. */
export function webhookFormatOf(kind: string): Format | null {
  return all.find((format) => format.name === `${kind}-webhook`) ?? null;
}
