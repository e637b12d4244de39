import { analyze, detectLanguage } from '#commands';
import { compileDocument, type CompiledDocument, type CompiledRunbook } from '#runbooks';
import type { CompiledSection, CompiledStep } from './plan-step.ts';

/** A real compiled document with one step, for whatever fields a fixture does not name. */
function sample() {
  const document = compileDocument({
    file: 'service-down.md',
    source: '# Runbooks\n\n## Service Down\n\n**Alert:** `ServiceDown`\n\n### Diagnosis\n\n```bash\ntrue\n```\n',
  });
  const runbook = document.runbooks[0];
  const section = runbook?.sections.find((candidate) => candidate.steps.length > 0);
  const step = section?.steps[0];
  if (!runbook || !section || !step) throw new Error('the compiler does not find the sample step (initCommands first)');
  return { document, runbook, section, step };
}

/** For tests and benchmarks: a compiled step, its commands analysed for real (`initCommands` first). */
export function stepFixture(source: string, change: Partial<CompiledStep> = {}): CompiledStep {
  const detected = detectLanguage(source, change.language ?? 'bash');
  const language = detected === 'bash' || detected === 'sql' || detected === 'promql' || detected === 'http' ? detected : null;
  const analysis = language && change.kind !== 'manual' ? analyze(source, language) : null;
  return {
    ...sample().step,
    id: `step-${source.length}-${source.slice(0, 12).replaceAll(/\W+/g, '-')}`,
    title: null,
    kind: 'command',
    language,
    source,
    commands: analysis?.commands ?? [],
    parameters: analysis?.parameters ?? [],
    ...change,
  };
}

export function sectionFixture(
  kind: CompiledSection['kind'],
  steps: readonly CompiledStep[],
  thresholds: CompiledSection['thresholds'] = [],
): CompiledSection {
  return { ...sample().section, kind, heading: kind, steps, thresholds };
}

export function runbookFixture(sections: readonly CompiledSection[], change: Partial<CompiledRunbook> = {}): CompiledRunbook {
  return { ...sample().runbook, slug: 'service-down', title: 'Service Down', sections, ...change };
}

/** A document that holds this runbook only. */
export function documentFixture(runbook: CompiledRunbook): CompiledDocument {
  return { ...sample().document, runbooks: [runbook] };
}
