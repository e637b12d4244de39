import { createHash } from 'node:crypto';
import type { StatusPage } from '../model/view.ts';

/** What the public page may load: its own stylesheet, nothing else, no script at all. */
export const pageSecurityPolicy =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Caches may keep it for a short while and then ask by the tag; the tag is the same as long as the page says the same. */
export function cacheHeaders(
  view: Pick<StatusPage, 'version' | 'organization' | 'updatedAt'>,
  variant: string,
): { readonly etag: string; readonly 'cache-control': string; readonly 'last-modified': string } {
  const tag = createHash('sha256')
    .update(`${view.organization.id} ${view.organization.name} ${view.version} ${variant}`)
    .digest('base64url')
    .slice(0, 22);
  return {
    etag: `W/"${tag}"`,
    'cache-control': 'public, max-age=5, stale-while-revalidate=60, stale-if-error=86400',
    'last-modified': new Date(view.updatedAt).toUTCString(),
  };
}
