/** Words that open a guard at the start of a text. */
const leading = /^((?:if|when|in case|for|unless|once|only if|should)\b[^,:.]{2,80})[,:]\s+\S/i;
const wholeGuard = /^((?:if|when|in case|unless|once)\b.{2,80}?):?$/i;
const aside = /\(((?:only )?(?:if|when|unless)\b[^()]{1,80})\)/i;
const trailing = /\s((?:only )?(?:if|unless)\s+[^,.;:()]{2,80})\.?$/i;

/**
 * The guard that a title, comment or instruction states: "(if crash loop)", "… if overloaded", "If cloud provider, …".
 * Null when it states none.
 */
export function conditionIn(text: string): string | null {
  const bare = text.trim();
  const found = aside.exec(bare) ?? leading.exec(bare) ?? trailing.exec(bare) ?? wholeGuard.exec(bare);
  const condition = found?.[1]?.trim() ?? null;
  // "for" guards things of a kind; "for the last hour" and the like do not.
  if (condition !== null && /^for\b/i.test(condition) && !/^for\s+[A-Z]/i.test(condition)) return null;
  return condition;
}

/** The observation of a pair "observation → what to do". */
export function observationIn(text: string): string | null {
  const match = /^(.{1,160}?)\s*(?:→|⇒|->|=>)\s*\S/u.exec(text.trim());
  return match?.[1]?.trim() ?? null;
}

/** Several guards that hold together; null without any. */
export function joinConditions(...conditions: readonly (string | null)[]): string | null {
  const kept = [...new Set(conditions.filter((condition) => condition !== null && condition !== ''))];
  return kept.length === 0 ? null : kept.join('; ');
}

const optionLabel = /^(option\s+[\w]{1,3})\s*[:.)–-]\s*/i;

/** "Option 1" of "Option 1: Restart pods"; "Or" of "Or trigger redeployment". */
export function optionIn(text: string): string | null {
  const match = optionLabel.exec(text.trim());
  if (match) return match[1] ?? null;
  return /^(?:or\b|alternatively\b)/i.test(text.trim()) ? 'or' : null;
}

/** A title without numbering, option label and guard in parentheses; the guard has its own place. */
export function cleanTitle(text: string): { title: string; number: number | null } {
  let title = text
    .trim()
    .replace(/^[#*\-=\s]+(?=\S)/, '')
    .replace(/[\s=*-]+$/, '');
  const numbered = /^(?:step\s+)?(\d{1,3})\s*[.):]\s+/i.exec(title);
  if (numbered) title = title.slice(numbered[0].length);
  title = title.replace(optionLabel, '').replace(/:$/, '').trim();
  return { title: title === '' ? text.trim() : title, number: numbered ? Number(numbered[1]) : null };
}
