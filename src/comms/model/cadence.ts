import { formatDuration, parseDuration } from '#base';
import { chooseEvery } from './choices.ts';

/** How often people want to hear something, and where the document says so. */
export interface Cadence {
  /** ISO 8601 duration. */
  readonly every: string;
  readonly source: { readonly file: string; readonly line: number; readonly text: string } | null;
}
export interface CadenceTemplate {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly body: string;
  readonly cadence: { readonly severities: readonly string[]; readonly every: string } | null;
}

const stated = /\bevery\s+(\d{1,3})\s*(min(?:ute)?s?|h(?:ou)?rs?)\b(?:\s+for\s+([^)\n]{1,60}))?/i;
const choice = /\b(?:every|in)\s+[[{]((?:\d{1,3}\/)+\d{1,3})[\]}]\s*min/i;
const squeeze = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** "SEV 1/2", "P1/P2", "P1 and P2" as labels: a bare number takes the prefix before it. */
export function severitiesIn(text: string): readonly string[] {
  let prefix = '';
  return [...text.matchAll(/([a-z]+)?[ -]?(\d)/gi)].map((match) => {
    prefix = match[1] && !/^(?:and|or|to)$/i.test(match[1]) ? match[1] : prefix;
    return squeeze(`${prefix}${match[2] ?? ''}`);
  });
}

const holdsFor = (severities: readonly string[], label: string | null) =>
  severities.length === 0 || (label !== null && severities.map(squeeze).includes(squeeze(label)));

/** The document's own rhythm for a severity; null when it asks for none. The narrower statement wins. */
export function cadenceFor(
  templates: readonly CadenceTemplate[],
  severity: { readonly label: string; readonly rank: number } | null,
): Cadence | null {
  const label = severity?.label ?? null;
  const found: (Cadence & { readonly isNarrow: boolean })[] = [];
  for (const template of templates) {
    const at = (text: string) => ({ file: template.file, line: template.line, text });
    const ms = template.cadence === null ? null : parseDuration(template.cadence.every);
    if (template.cadence && ms !== null && ms > 0 && holdsFor(template.cadence.severities, label)) {
      found.push({ every: template.cadence.every, source: at(template.name), isNarrow: template.cadence.severities.length > 0 });
      continue;
    }
    if (template.cadence && template.cadence.severities.length > 0) continue;
    const text = `${template.name}\n${template.body}`;
    const match = stated.exec(text);
    if (match) {
      const severities = severitiesIn(match[3] ?? '');
      const unit = /^h/i.test(match[2] ?? '') ? 3_600_000 : 60_000;
      if (Number(match[1]) > 0 && holdsFor(severities, label))
        found.push({ every: formatDuration(Number(match[1]) * unit), source: at(match[0]), isNarrow: severities.length > 0 });
      continue;
    }
    const options = choice.exec(text)?.[1]?.split('/') ?? [];
    const minutes = chooseEvery(options, null, severity?.rank ?? null);
    if (minutes !== null && Number(minutes) > 0)
      found.push({ every: formatDuration(Number(minutes) * 60_000), source: at(choice.exec(text)?.[0] ?? template.name), isNarrow: false });
  }
  const best = found.find((cadence) => cadence.isNarrow) ?? found[0];
  return best ? { every: best.every, source: best.source } : null;
}
