/** How an organisation's mail leaves: an SMTP address (`smtp://user:password@host:port`), and whom it is from. */
export interface MailSettings {
  readonly smtp: string;
  readonly from: string;
}

export interface SlackSettings {
  readonly token: string;
  /** Another address of the Web API (a gateway, an emulator), as the official client's `slackApiUrl`. */
  readonly apiUrl?: string;
}

/**
 * What the installation and its workspace allow. Looked up at each delivery,
 * so that a change on disk holds for the next message without a restart.
 */
export interface DeliverySettings {
  /** Whether webhooks may reach this machine and private nets; no, unless the operator says so. */
  mayCallPrivateAddresses(organizationId: string): boolean;
  /** Key of the HMAC that signs webhooks. */
  webhookSecretFor(organizationId: string): string;
  /** Null: mail is not set up. */
  mailFor(organizationId: string): MailSettings | null;
  /** Null: Slack is not set up. */
  slackFor(organizationId: string): SlackSettings | null;
}

/** One provider answers within this time or counts as failed: part of the failover bound (design.md, section 4). */
export const providerTimeoutMs = 4_000;
