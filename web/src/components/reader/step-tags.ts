import type { Risk } from '../../api/views.ts';
import { findLine } from './find-line.ts';
import { severities, severityWord, standing } from './reader-notes.ts';
import type { ReaderNote } from './reader-notes.ts';

type Tagged = Exclude<ReaderNote, { readonly kind: 'threshold' | 'choice' }>;

const risks: readonly Risk[] = ['destructive', 'mutating', 'read-only'];

/** Where no notes stand beside the document: above each block how dangerous it is and what was found, as a link to its step. */
export function addStepTags(root: HTMLElement, notes: readonly ReaderNote[], hrefOf: (line: number) => string): void {
  const places = new Map<HTMLElement, Tagged[]>();
  for (const note of notes) {
    if (note.kind === 'threshold' || note.kind === 'choice') continue;
    const found = findLine(root, note.line);
    const place = found?.closest<HTMLElement>('[data-code], table') ?? found;
    if (place && tagWords([note]) !== '') places.set(place, [...(places.get(place) ?? []), note]);
  }
  for (const [place, some] of places) {
    const tag = document.createElement('a');
    tag.dataset['tag'] = worstOf(some) ?? '';
    tag.className = 'step-tag';
    tag.href = hrefOf(some[0]?.line ?? 0);
    tag.textContent = tagWords(some);
    if (place.matches('[data-code], table')) place.before(tag);
    else place.append(tag);
  }
}

export function tagWords(notes: readonly Tagged[]): string {
  const steps = notes.filter((note) => note.kind === 'step');
  const counted = risks.flatMap((risk) => {
    const count = steps.filter(({ step }) => step.risk === risk).length;
    return count === 0 ? [] : [steps.length === 1 ? risk : `${count} ${risk}`];
  });
  const findings = standing(notes.flatMap((note) => note.findings));
  const found = severities.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severityWord[severity]}${count === 1 ? '' : 's'}`];
  });
  return [...counted, ...found].join(' · ');
}

function worstOf(notes: readonly Tagged[]): string | undefined {
  const steps = notes.filter((note) => note.kind === 'step');
  return risks.find((risk) => steps.some(({ step }) => step.risk === risk));
}
