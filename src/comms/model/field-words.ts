/** What an incident can say of itself in a message. */
export const factNames = [
  'title',
  'service',
  'impact',
  'severity',
  'started',
  'now',
  'date',
  'commander',
  'status',
  'number',
  'nextUpdate',
  'every',
  'duration',
  'warRoom',
  'link',
  'postmortem',
  'usersAffected',
  'actions',
  'summary',
] as const;
export type FactName = (typeof factNames)[number];

/**
 * How documents call these things; the first row that fits wins, so the narrow ones stand first.
 * Words are compared in lower case, without punctuation.
 */
const words: readonly (readonly [FactName, RegExp])[] = [
  ['nextUpdate', /^(?:next (?:update|word|message)|eta (?:for|of) (?:the )?(?:next )?update)\b/],
  ['every', /^(?:every|minutes|update interval|cadence)$/],
  ['postmortem', /^(?:post ?mortem|review|pir)(?: link)?\b/],
  ['warRoom', /^(?:war ?room|(?:incident |slack )?channel|bridge|conference)\b/],
  ['usersAffected', /^(?:(?:affected )?(?:users?|customers?)(?: affected)?|number of (?:affected )?(?:users?|customers?)(?: affected)?)$/],
  ['commander', /^(?:ic|(?:the )?(?:incident )?(?:commander|manager|lead)|incident owner|owner|led by)(?: name)?$/],
  ['severity', /^(?:(?:incident )?(?:severity|sev|level|priority)(?: level)?)$/],
  ['status', /^(?:(?:current |incident )?status)$/],
  ['impact', /^(?:(?:user|customer|business|estimated)? ?impact(?: description)?|user impact description|what customers notice|effect)\b/],
  ['service', /^(?:(?:affected |impacted )?(?:services?|systems?|components?)(?: name)?(?: affected)?)$/],
  ['started', /^(?:start(?:ed)?(?: (?:at|time))?|time started|since|detected(?: at)?|begin|began|incident start)$/],
  ['duration', /^(?:(?:total )?(?:duration|time|downtime)|how long)$/],
  ['number', /^(?:n|update (?:number|n|no)|update)$/],
  ['link', /^(?:(?:incident |dashboard )?(?:link|url)|details|more)$/],
  ['actions', /^(?:actions? taken(?: so far)?|done so far|what we did|actions)$/],
  ['summary', /^(?:resolution|fix|resolved by|root cause(?: summary)?)$/],
  ['title', /^(?:(?:incident )?(?:title|name|summary|headline)|what|what happened|issue|incident|problem)$/],
  ['date', /^(?:date|day|yyyy mm dd)$/],
  ['now', /^(?:timestamp|time(?: utc)?|hh mm)$/],
];
// Names that say nothing alone: the label in front of them says what is meant.
const generic =
  /^(?:(?:brief |short )?(?:description|summary)|timestamp|time|name|list|plan|text|value|details?|if known|link or eta|total time|number|yyyy mm dd|hh mm|x)$/;

export function plainWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

export function isGeneric(name: string): boolean {
  return generic.test(plainWords(name));
}

/** The fact that a label asks for; null when only a person knows. */
export function factOfLabel(text: string): FactName | null {
  const plain = plainWords(text);
  return words.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** Which fact a field asks for, by its own name, else by the label in front of it; null when only a person knows. */
export function factFor(field: { readonly name: string; readonly label: string | null }): FactName | null {
  if (!isGeneric(field.name)) return factOfLabel(field.name);
  return field.label === null ? factOfLabel(field.name) : factOfLabel(field.label);
}
