/** Slugs as GitHub makes anchors, numbered where a title comes again. */
export function createSlugs(): (title: string) => string {
  const taken = new Map<string, number>();
  return (title) => {
    const slug =
      title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replaceAll(/\s/g, '-') || 'runbook';
    const count = taken.get(slug) ?? 0;
    taken.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  };
}
