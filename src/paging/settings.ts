/** What paging needs to know of the installation. */
export interface PagingSettings {
  /** Where people reach the page, for links; null leaves links out. Read at each page (a getter will do): the address is known only when the server listens. */
  readonly publicUrl: string | null;
  /** Whether mail can leave at all. */
  canMail(organizationId: string): boolean;
  /** Drills page like the real thing unless told otherwise. */
  readonly pagesDrills: boolean;
}

export const defaultPagingSettings: PagingSettings = { publicUrl: null, canMail: () => true, pagesDrills: true };
