/** What a heading is for the document as a whole; null for a heading that may be or hold a runbook. */
export type HeadingRole =
  | 'contents'
  | 'severity-scheme'
  | 'templates'
  | 'contacts'
  | 'external'
  | 'ladder'
  | 'links'
  | 'history'
  | 'overview'
  | 'reference-part';

const roles: readonly (readonly [HeadingRole, RegExp])[] = [
  ['contents', /^(?:table of )?contents$|^index$|^toc$/i],
  ['history', /^(?:document |revision |change )?history$|^changelog$|^revisions?$|^document control$|^version history$/i],
  [
    'severity-scheme',
    /^(?:incident )?(?:severity|priority)(?: (?:levels?|classifications?|definitions?|matrix|scheme|guide|scale))?$|^(?:incident )?classifications?$|^severities$/i,
  ],
  ['templates', /(?<!\b(?:command|query|manifest|job|pod|deployment) )\btemplates?$/i],
  [
    'external',
    /^(?:external|vendor|third[\s-]party|provider)s?\b.*\b(?:contacts?|services?|dependencies|support|escalation|providers?|links)$/i,
  ],
  ['ladder', /^escalation (?:path|matrix|ladder|policy|chain|levels?|contacts?)$|^escalation$/i],
  ['contacts', /\bcontacts?\b|^on[\s-]?call(?: (?:rotations?|schedules?|teams?|roster|contacts?))?$|^who (?:is|to)\b|^people$/i],
  [
    'links',
    /^(?:tools?|links?|useful links?|resources?|references?|dashboards?|related|see also|additional resources|further reading)(?:\s*(?:&|and)\s*(?:links?|tools?|resources?|references?|dashboards?))*$/i,
  ],
  [
    'overview',
    /^(?:overview|introduction|purpose|scope|about(?: this.*)?|how to use.*|conventions?|preface|audience|definitions?|glossary|license|contributing)$/i,
  ],
  ['reference-part', /\b(?:categories|questions|criteria|examples?|guidelines?|principles)$/i],
];

/** Titles are asked about by everybody who reads the outline; the answer depends on nothing else. */
const known = new Map<string, HeadingRole | null>();

export function headingRole(title: string): HeadingRole | null {
  const found = known.get(title);
  if (found !== undefined) return found;
  if (known.size > 10_000) known.clear();
  const bare = title.trim();
  const role = roles.find(([, pattern]) => pattern.test(bare))?.[0] ?? null;
  known.set(title, role);
  return role;
}

/** Headings that describe how an organisation works through any incident. */
export const isProcessTitle = (title: string): boolean =>
  /\b(?:process|procedures?|responsibilit(?:y|ies)|workflow|lifecycle|protocol|checklist|policy)\b/i.test(title) ||
  isPostIncidentTitle(title);

export const isPostIncidentTitle = (title: string): boolean =>
  /\bpost[\s-]?(?:incident|mortem)|\bpostmortem|\bincident review|\bretrospective/i.test(title);

/** Headings over commands to look up, not over something that went wrong. */
export const isReferenceTitle = (title: string): boolean =>
  /\b(?:quick reference|cheat[\s-]?sheet|reference|useful commands|command reference|commands)\b/i.test(title);

export const isIssuesTitle = (title: string): boolean =>
  /\b(?:issues|problems|common errors|known errors|failures|scenarios|troubleshooting|faq)\b/i.test(title);
