import { createHmac, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommsSettings } from '#comms';
import type { DeliverySettings } from '#delivery';
import type { ExecutionSettings } from '#execution';
import type { PagingSettings } from '#paging';
import { makeFolder } from '#store';
import type { Options } from './options.ts';
import type { WorkspaceSettings } from './workspace/workspace-settings.ts';

export interface RoomSettings {
  readonly delivery: DeliverySettings;
  readonly paging: PagingSettings;
  readonly execution: ExecutionSettings;
  readonly comms: CommsSettings;
}

/** The key of this installation, made at the first start; other keys are derived from it. */
async function installationKey(dataDir: string): Promise<Buffer> {
  const path = join(dataDir, 'installation.key');
  makeFolder(dataDir);
  try {
    // Fails when another start made it first; then that one counts.
    await writeFile(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return Buffer.from(await readFile(path, 'utf8'), 'hex');
}

/** What each room needs to know of the installation, read from the workspace whenever it is asked. */
export async function createRoomSettings(parts: {
  options: Options;
  environment: Readonly<Record<string, string | undefined>>;
  workspace: WorkspaceSettings;
  baseUrl: () => string;
}): Promise<RoomSettings> {
  const { options, environment, workspace, baseUrl } = parts;
  const key = await installationKey(options.dataDir);
  const smtpOf = (organizationId: string) => {
    const mail = workspace.get(organizationId)?.mail;
    return mail ? workspace.secret(mail.smtp, mail.smtpFrom) : null;
  };
  return {
    delivery: {
      mayCallPrivateAddresses: (organizationId) => workspace.get(organizationId)?.allowPrivateAddresses ?? false,
      webhookSecretFor: (organizationId) => createHmac('sha256', key).update(`webhook:${organizationId}`).digest('hex'),
      mailFor(organizationId) {
        const smtp = smtpOf(organizationId);
        const from = workspace.get(organizationId)?.mail?.from;
        return smtp !== null && from !== undefined ? { smtp, from } : null;
      },
      slackFor(organizationId) {
        const slack = workspace.get(organizationId)?.slack;
        const token = slack ? workspace.secret(slack.token, slack.tokenFrom) : null;
        if (!slack || token === null) return null;
        return { token, ...(slack.apiUrl === undefined ? {} : { apiUrl: slack.apiUrl }) };
      },
    },
    paging: {
      get publicUrl() {
        return baseUrl() === '' ? null : baseUrl();
      },
      canMail: (organizationId) => smtpOf(organizationId) !== null,
      pagesDrills: true,
    },
    execution: {
      autoRun: options.autoRun,
      connectionsFor: (organizationId) =>
        (workspace.get(organizationId)?.connections ?? []).flatMap(({ name, kind, url, urlFrom }) => {
          const address = workspace.secret(url, urlFrom);
          return address === null ? [] : [{ name, kind, url: address }];
        }),
      mayCallPrivateAddresses: (organizationId) => workspace.get(organizationId)?.allowPrivateAddresses ?? false,
      environmentFor: (organizationId) =>
        Object.fromEntries(
          (workspace.get(organizationId)?.runner?.environment ?? []).flatMap((name) => {
            const value = environment[name];
            return value === undefined ? [] : [[name, value]];
          }),
        ),
    },
    comms: {
      slackChannelFor: (organizationId) => workspace.get(organizationId)?.slack?.channel ?? null,
      subscribersFor: (organizationId) => workspace.get(organizationId)?.mail?.subscribers ?? [],
      canMail: (organizationId) => smtpOf(organizationId) !== null,
      publicUrl: baseUrl,
    },
  };
}
