/** `queued` until the delivery answers; `sent` waits for an answer; the others are settled. */
export type PageState = 'queued' | 'sent' | 'failed' | 'withdrawn' | 'acknowledged';

export type PageChannel = 'in-app' | 'email' | 'webhook' | 'slack';

/** One person asked to answer, by one way. */
export interface Page {
  readonly id: string;
  readonly organizationId: string;
  /** Null for a test page. */
  readonly incidentId: string | null;
  readonly escalationId: string | null;
  readonly round: number;
  readonly level: number;
  readonly person: { readonly id: string; readonly name: string };
  readonly channel: PageChannel;
  readonly target: string;
  readonly title: string;
  readonly why: string;
  readonly state: PageState;
  readonly detail: string | null;
  readonly deliveryId: string | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
}
