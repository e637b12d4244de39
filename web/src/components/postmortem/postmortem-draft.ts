/** What is typed into a post-mortem and not saved, with the version it began from. */
export type PostmortemTyping = { readonly body: string; readonly version: number };

export function parsePostmortemTyping(kept: string): PostmortemTyping | null {
  if (kept === '') return null;
  try {
    const value: unknown = JSON.parse(kept);
    if (typeof value !== 'object' || value === null || !('body' in value) || !('version' in value)) return null;
    return typeof value.body === 'string' && typeof value.version === 'number' ? { body: value.body, version: value.version } : null;
  } catch {
    return null;
  }
}
