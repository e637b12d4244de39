import type { RunStepView, StepState } from '../../api/views.ts';
import type { IconName } from '../../ui/icon.tsx';
import type { Tone } from '../../ui/tone.ts';

export type StepLook = { readonly word: string; readonly icon: IconName; readonly tone: Tone };

const looks: Readonly<Record<StepState, StepLook>> = {
  waiting: { word: 'ready', icon: 'circle', tone: 'neutral' },
  'needs-value': { word: 'needs a value', icon: 'pencil', tone: 'warning' },
  'needs-approval': { word: 'needs approval', icon: 'hand', tone: 'warning' },
  approved: { word: 'approved', icon: 'check', tone: 'info' },
  queued: { word: 'queued', icon: 'clock', tone: 'info' },
  running: { word: 'running', icon: 'circle-dot', tone: 'info' },
  succeeded: { word: 'succeeded', icon: 'circle-check', tone: 'good' },
  failed: { word: 'failed', icon: 'circle-cross', tone: 'bad' },
  stopped: { word: 'stopped', icon: 'stop', tone: 'warning' },
  unknown: { word: 'outcome unknown', icon: 'help', tone: 'bad' },
  skipped: { word: 'skipped', icon: 'skip', tone: 'neutral' },
  done: { word: 'done', icon: 'circle-check', tone: 'good' },
  'not-runnable': { word: 'not run by Tocsin', icon: 'circle-dash', tone: 'neutral' },
};

export const stepLook = (state: StepState): StepLook => looks[state];

const finished: ReadonlySet<StepState> = new Set(['succeeded', 'failed', 'skipped', 'done', 'stopped']);
const wanting: ReadonlySet<StepState> = new Set(['needs-value', 'needs-approval', 'approved', 'unknown']);

export const isFinished = (step: Pick<RunStepView, 'state'>): boolean => finished.has(step.state);
export const isActive = (step: Pick<RunStepView, 'state'>): boolean => step.state === 'running' || step.state === 'queued';
/** Runs by a runner; all other kinds are done by a person. */
export const isRunnable = (step: Pick<RunStepView, 'kind' | 'state'>): boolean =>
  (step.kind === 'command' || step.kind === 'query' || step.kind === 'request') && step.state !== 'not-runnable';
/** Stands open in the list: it wants something, works, or has news that must be read. */
export const isOpenByDefault = (step: RunStepView): boolean => wanting.has(step.state) || isActive(step) || step.state === 'failed';

/** `3 done · 1 needs you · 1 failed` */
export function countSteps(steps: readonly RunStepView[]): string {
  const done = steps.filter((step) => step.state === 'succeeded' || step.state === 'done').length;
  const failed = steps.filter((step) => step.state === 'failed' || step.state === 'unknown').length;
  const needs = steps.filter((step) => step.state === 'needs-value' || step.state === 'needs-approval' || step.state === 'unknown').length;
  const running = steps.filter(isActive).length;
  const parts = [
    `${done} of ${steps.length} done`,
    ...(running > 0 ? [`${running} running`] : []),
    ...(needs > 0 ? [`${needs} ${needs === 1 ? 'needs' : 'need'} you`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
  ];
  return parts.join(' · ');
}

const listMarker = /^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?/;

/** The name of a step: its title, or the first line of its text without the mark of its list; in words, without Markdown's signs. */
export function stepTitle(step: Pick<RunStepView, 'title' | 'source'>): string {
  const firstLine = step.source.split('\n').find((line) => /[\p{L}\p{N}]/u.test(line)) ?? '';
  const words = step.title ?? firstLine.replace(listMarker, '');
  return plainWords(words) || 'Step';
}

/** Without Markdown's signs. */
export const plainWords = (text: string): string =>
  text
    .replaceAll(/\*\*|__|`/g, '')
    .replaceAll(/\[([^\]\n]{1,200})\]\([^)\s]{0,400}\)/g, '$1')
    .trim();

/** Done by a person; its text is a sentence, not something to copy into a terminal. */
export const isProse = (step: { readonly kind: string }): boolean => step.kind === 'manual' || step.kind === 'message';
