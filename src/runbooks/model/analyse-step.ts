import {
  analyze,
  detectLanguage,
  splitMixed,
  type Analysis,
  type Command,
  type DetectedLanguage,
  type MixedRange,
  type Parameter,
} from '#commands';
import type { StepKind } from './document.ts';
import { isWindowsLabel, looksLikeWindows } from './windows-text.ts';

/** What the language room says about the text of one step; lines are those of the text. */
export interface StepAnalysis {
  readonly kind: StepKind;
  readonly language: string | null;
  readonly commands: readonly Command[];
  readonly parameters: readonly Parameter[];
}

/** Labels of drawings and of what was printed: nothing in them is to be run, whatever it begins with. */
const neverRun = /^(?:mermaid|output|logs?)\b/i;

/** Cuts a fence into runs of one language each. The content beats the fence's label where it is unmistakable. */
export function rangesOf(source: string, fenceLanguage: string | null): readonly MixedRange[] {
  const detected = neverRun.test(fenceLanguage ?? '') ? null : detectLanguage(source, fenceLanguage);
  if (detected === 'bash' || detected === 'text') {
    const ranges = splitMixed(source, detected);
    // Under a label of Windows only what is shell from end to end is none of Windows.
    const isCode =
      isWindowsLabel(fenceLanguage) &&
      (detected === 'text' || looksLikeWindows(source) || ranges.some(({ language }) => language !== 'bash'));
    if (!isCode) return ranges;
    return [{ language: 'code', startLine: 1, endLine: source.split('\n').length }];
  }
  return [{ language: detected ?? 'text', startLine: 1, endLine: source.split('\n').length }];
}

/** What a lost character stands in is not what its author wrote, whatever it looks like. */
const withoutDamaged = (commands: readonly Command[]): readonly Command[] =>
  commands.some(({ text }) => text.includes('\uFFFD'))
    ? commands.map((command) =>
        command.text.includes('\uFFFD')
          ? { ...command, runnable: false, safeForm: null, reasons: [...command.reasons, 'holds a character that could not be read'] }
          : command,
      )
    : commands;

/** A run that is nothing but opening one page. */
const opensPage = (commands: readonly Command[]): boolean =>
  commands.length > 0 && commands.every(({ program }) => program === 'open' || program === 'xdg-open');

/** Kind, statements and parameters of a text whose language is known; `known` spares analysing the same text again. */
export function analyseStep(
  source: string,
  language: DetectedLanguage,
  fenceLanguage: string | null,
  known: Analysis | null = null,
): StepAnalysis {
  const analysis = analyseText(source, language, fenceLanguage, known);
  return { ...analysis, commands: withoutDamaged(analysis.commands) };
}

function analyseText(source: string, language: DetectedLanguage, fenceLanguage: string | null, known: Analysis | null): StepAnalysis {
  const label = fenceLanguage?.trim().toLowerCase() || null;
  switch (language) {
    case 'bash': {
      const { commands, parameters } = known ?? analyze(source, 'bash');
      return { kind: opensPage(commands) ? 'link' : 'command', language: 'bash', commands, parameters };
    }
    case 'sql':
    case 'promql': {
      const { commands, parameters } = known ?? analyze(source, language);
      return { kind: 'query', language, commands, parameters };
    }
    case 'http': {
      const { commands, parameters } = analyze(source, 'http');
      return { kind: 'request', language: 'http', commands, parameters };
    }
    case 'code':
      return { kind: 'code', language: label === 'bash' || label === 'sh' ? null : label, commands: [], parameters: [] };
    case 'config':
      return { kind: 'config', language: label === 'bash' || label === 'sh' ? null : label, commands: [], parameters: [] };
    case 'text':
      return { kind: /^\s*\/[a-z][\w-]*(?:\s|$)/.test(source) ? 'chat-command' : 'template', language: null, commands: [], parameters: [] };
  }
}
