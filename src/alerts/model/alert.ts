/** Text by name, as monitoring systems send it. Hostile: never markup, never part of a command. */
export type TextMap = Readonly<Record<string, string>>;

export type AlertState = 'firing' | 'resolved';

/** One alert of a request, in the words of no sender in particular. Every format ends here. */
export interface IncomingAlert {
  readonly fingerprint: string;
  readonly name: string;
  readonly state: AlertState;
  readonly labels: TextMap;
  readonly annotations: TextMap;
  readonly generatorUrl: string | null;
  /** Null where the sender leaves it to us. */
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  /** When it counts as over unless it is sent again; null where the sender promises to tell us. */
  readonly expiresAt: Date | null;
}

/** What a request says, once read. */
export interface IncomingRequest {
  readonly alerts: readonly IncomingAlert[];
  /** The sender said that it left alerts out of this request. */
  readonly membersHidden: boolean;
}

/** What is known about an alert, as far as a decision needs it. */
export interface KnownAlert {
  readonly id: string;
  readonly state: AlertState;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly expiresAt: Date | null;
  readonly resolvedBy: 'sender' | 'expiry' | null;
  readonly groupId: string | null;
  readonly episode: number;
  /** Hash of labels, annotations and generator URL. */
  readonly content: string;
}

/** An alert as people read it. */
export interface Alert {
  readonly id: string;
  readonly organizationId: string;
  readonly fingerprint: string;
  readonly name: string;
  readonly state: AlertState;
  readonly service: string | null;
  readonly labels: TextMap;
  readonly annotations: TextMap;
  readonly generatorUrl: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly groupId: string | null;
  /** Name of the integration, or how else it came. */
  readonly integration: string;
}
