/** What a heading or a labelled line of a post-mortem form asks for. */
export type FormPart =
  | 'date'
  | 'duration'
  | 'severity'
  | 'commander'
  | 'service'
  | 'title'
  | 'status'
  | 'started'
  | 'resolved'
  | 'alerts'
  | 'downtime'
  | 'summary'
  | 'impact'
  | 'timeline'
  | 'root-cause'
  | 'resolution'
  | 'actions'
  | 'action-items'
  | 'lessons'
  | 'people'
  | 'detection';

const words: readonly (readonly [FormPart, RegExp])[] = [
  ['action-items', /^(?:action items?|follow ?ups?|next steps|corrective actions|to ?dos?|preventive actions|what will be done)\b/],
  ['timeline', /^(?:incident |event )?(?:timeline|chronology|sequence of events)\b/],
  ['root-cause', /^(?:root causes?|cause|causes|contributing factors|why (?:did )?it happen)/],
  ['resolution', /^(?:resolution|fix|how (?:it|was it|we) (?:was )?(?:fixed|resolved)|recovery|what helped|mitigation)\b/],
  ['actions', /^(?:actions? taken|what (?:we|was) (?:did|done))\b/],
  ['lessons', /^(?:lessons?|what went|what could|learnings?|where we got lucky)\b/],
  ['detection', /^(?:detection|how (?:was it|it was|we) (?:detected|noticed))\b/],
  ['people', /^(?:people|participants?|responders?|attendees|team|who (?:was|took part))\b/],
  ['downtime', /^(?:downtime|outage time)\b/],
  ['impact', /^(?:(?:user|customer|business|estimated) )?impact\b/],
  ['summary', /^(?:(?:executive |incident )?summary|overview|what happened|description)\b/],
  ['date', /^(?:(?:incident )?date|day)\b/],
  ['duration', /^(?:(?:total )?duration|time to resolve|how long)\b/],
  ['severity', /^(?:severity|sev|priority|level)\b/],
  ['commander', /^(?:ic|(?:incident )?(?:commander|manager|lead|owner)|owner|led by)\b/],
  ['service', /^(?:(?:affected |impacted )?(?:services?|systems?|components?))\b/],
  ['status', /^status\b/],
  ['started', /^(?:start(?:ed)?|detected|began)\b/],
  ['resolved', /^(?:resolved|ended?|end time)\b/],
  ['alerts', /^alerts?\b/],
  ['title', /^(?:title|incident(?: name)?)$/],
];

export function partOf(text: string): FormPart | null {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^\d+ /, '')
    .trim();
  return words.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}
