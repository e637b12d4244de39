import { createMatcher, readCatalogue, readCatalogueRevisions, type Match, type Matcher } from '#runbooks';
import type { Db } from '#store';
import type { IncomingAlert } from '../model/alert.ts';

/** Keeps a matcher for each organisation, made anew when its catalogue changed. */
export interface MatcherCache {
  /** Answers by the catalogues as they are in this transaction. */
  prepare(tx: Db, organizationIds: readonly string[]): Promise<(organizationId: string, alert: IncomingAlert) => readonly Match[]>;
}

export function createMatcherCache(): MatcherCache {
  const matchers = new Map<string, Matcher>();
  return {
    async prepare(tx, organizationIds) {
      const revisions = await readCatalogueRevisions(tx, organizationIds);
      for (const id of organizationIds) {
        const revision = revisions.get(id) ?? 0;
        if (matchers.get(id)?.revision !== revision) matchers.set(id, createMatcher(await readCatalogue(tx, id)));
      }
      return (organizationId, alert) => matchers.get(organizationId)?.match(alert) ?? [];
    },
  };
}
