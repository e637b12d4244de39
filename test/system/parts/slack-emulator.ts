import { WebClient } from '@slack/web-api';
import { createEmulator } from 'emulate';
import { freePort } from './free-port.ts';

export const slackToken = 'xoxb-emulated-bot-token';

/** Slack's Web API, emulated with state; messages are read back through the official client. */
export async function startSlack(channel: string): Promise<{ apiUrl: string; messages(): Promise<string[]>; close(): Promise<void> }> {
  const port = await freePort();
  const emulator = await createEmulator({
    service: 'slack',
    port,
    seed: {
      tokens: { [slackToken]: { login: 'U000000001', scopes: ['chat:write'] } },
      slack: { channels: [{ name: channel.replace(/^#/, '') }], bots: [{ name: 'tocsin' }] },
    },
  });
  const apiUrl = `${emulator.url}/api/`;
  const client = new WebClient(slackToken, { slackApiUrl: apiUrl });
  return {
    apiUrl,
    async messages() {
      const { channels } = await client.conversations.list({});
      const found = channels?.find((entry) => entry.name === channel.replace(/^#/, ''));
      if (!found?.id) throw new Error(`the emulator has no channel ${channel}`);
      const { messages } = await client.conversations.history({ channel: found.id });
      return (messages ?? []).map((message) => message.text ?? '');
    },
    close: () => emulator.close(),
  };
}
