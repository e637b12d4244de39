import type { ComponentStatus, Impact, PublicStatus } from './component.ts';
import type { DayStatus } from './history.ts';

export interface PublicComponent {
  readonly id: string;
  readonly name: string;
  readonly status: ComponentStatus;
  readonly description: string | null;
  readonly position: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly days: readonly DayStatus[];
  /** Percent of the known time, 0 to 100. */
  readonly uptime: number | null;
}
export interface PublicUpdate {
  readonly id: string;
  readonly status: PublicStatus;
  readonly body: string;
  readonly at: string;
}
export interface PublicIncident {
  readonly id: string;
  readonly name: string;
  readonly status: PublicStatus;
  readonly impact: Impact;
  readonly startedAt: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly monitoringAt: string | null;
  readonly resolvedAt: string | null;
  readonly componentIds: readonly string[];
  /** Newest first. */
  readonly updates: PublicUpdate[];
}

/** Everything that the public may know, and nothing else. The page, the feeds and the JSON are made from this alone. */
export interface StatusPage {
  readonly organization: { readonly id: string; readonly slug: string; readonly name: string };
  readonly url: string;
  readonly indicator: Impact;
  readonly description: string;
  readonly components: PublicComponent[];
  /** Open ones and those of the last 15 days, newest first. */
  readonly incidents: PublicIncident[];
  readonly updatedAt: string;
  readonly now: string;
  /** Changes whenever anything on the page does. */
  readonly version: string;
}
