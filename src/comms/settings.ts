import { fail } from '#base';
import type { Context } from '#journal';

/** What the workspace says about telling people; asked at each message, so that a change holds at once. */
export interface CommsSettings {
  /** Where an organisation talks about incidents (`#incidents`); null: Slack is not set up. */
  slackChannelFor(organizationId: string): string | null;
  /** Addresses that asked to hear of incidents. */
  subscribersFor(organizationId: string): readonly string[];
  canMail(organizationId: string): boolean;
  /** Address of this installation, without a slash at the end; empty while it is not known. */
  publicUrl(): string;
}

// One entry per house: verbs take the context alone, as all verbs do.
const settingsByContext = new WeakMap<Context, CommsSettings>();

export function keepSettings(context: Context, settings: CommsSettings): void {
  settingsByContext.set(context, settings);
}

export function settingsOf(context: Context): CommsSettings {
  return settingsByContext.get(context) ?? fail('internal', 'registerComms was not called for this context');
}
