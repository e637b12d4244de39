import type { CompiledDocument, CompiledRunbook, CompiledStep, CompiledTemplate } from '../document.ts';

export type Change = (document: CompiledDocument) => CompiledDocument;

const runbooks =
  (change: (runbook: CompiledRunbook) => CompiledRunbook): Change =>
  (document) => ({ ...document, runbooks: document.runbooks.map(change) });

const steps = (change: (step: CompiledStep) => CompiledStep): Change =>
  runbooks((runbook) => ({
    ...runbook,
    sections: runbook.sections.map((section) => ({ ...section, steps: section.steps.map(change) })),
  }));

type Command = CompiledStep['commands'][number];
const commands = (change: (command: Command) => Command): Change => steps((step) => ({ ...step, commands: step.commands.map(change) }));

const templates =
  (change: (template: CompiledTemplate) => CompiledTemplate): Change =>
  (document) => ({ ...document, templates: document.templates.map(change) });

const hole = (syntax: string): CompiledStep['parameters'][number] => ({ name: syntax, syntax, type: 'text', secret: false });

/** Compilers that are wrong in one way each: what a trap asserts must fail for at least one of them. */
export const wrongCompilers: Readonly<Record<string, Change>> = {
  'compiles nothing': (document) => ({
    ...document,
    runbooks: [],
    templates: [],
    severities: [],
    contacts: [],
    phases: [],
    escalation: [],
    externalServices: [],
  }),
  'finds no statement': steps((step) => ({ ...step, commands: [] })),
  'takes every step for a command': steps((step) => ({ ...step, kind: 'command' })),
  'takes every step for an instruction': steps((step) => ({ ...step, kind: 'manual' })),
  'takes every text for a command': (document) => {
    // One step over the whole document stands before all others.
    const [any] = document.runbooks
      .flatMap(({ sections }) => sections.flatMap((section) => section.steps))
      .filter((step) => step.commands.length > 0);
    const holder = document.runbooks.find(({ sections }) => sections.length > 0);
    const everything = any && { ...any, kind: 'command' as const, line: 1, endLine: 100_000 };
    return runbooks((runbook) =>
      runbook !== holder || !everything
        ? runbook
        : {
            ...runbook,
            sections: runbook.sections.map((section, index) =>
              index === 0 ? { ...section, steps: [everything, ...section.steps] } : section,
            ),
          },
    )(document);
  },
  'calls everything reading': commands((command) => ({ ...command, risk: 'read-only' })),
  'calls everything changing': commands((command) => ({ ...command, risk: 'mutating' })),
  'calls everything destroying': commands((command) => ({ ...command, risk: 'destructive' })),
  'sees no condition': steps((step) => ({ ...step, condition: null })),
  'sees no option': steps((step) => ({ ...step, option: null })),
  'sees no number': steps((step) => ({ ...step, number: null })),
  'sees no title': steps((step) => ({ ...step, title: null })),
  'sees no box to tick': steps((step) => ({ ...step, checked: null })),
  'sees no language': steps((step) => ({ ...step, language: null })),
  'asks for nothing': steps((step) => ({ ...step, parameters: [] })),
  'asks for text only': steps((step) => ({
    ...step,
    parameters: step.parameters.map((each) => ({ ...each, type: 'text', secret: false })),
  })),
  'asks for whatever stands in brackets': steps((step) => ({
    ...step,
    parameters: [...step.parameters, ...['{x}', '${x}', '[x]', '$(x)', '@x'].map(hole)],
  })),
  'runs what stands there': commands((command) => ({ ...command, safeForm: null })),
  'changes what it runs': commands((command) => ({ ...command, safeForm: `${command.text} --changed` })),
  'runs everything': commands((command) => ({ ...command, runnable: true, interactive: false })),
  'thinks that everything goes on for ever': commands((command) => ({ ...command, unbounded: true })),
  'saves no evidence': commands((command) => ({ ...command, preservesEvidence: false })),
  'ends a statement with its line': commands((command) => ({ ...command, text: command.text.split('\n')[0] ?? '' })),
  'ends a step with its line': steps((step) => ({ ...step, endLine: step.line, commands: step.commands.slice(0, 1) })),
  'is a line off': steps((step) => ({
    ...step,
    line: step.line + 1,
    endLine: step.endLine + 1,
    commands: step.commands.map((command) => ({ ...command, line: command.line + 1 })),
  })),
  'gives every step the same id': steps((step) => ({ ...step, id: 'same' })),
  'gives no two lines the same step': (document) => ({
    ...document,
    runbooks: document.runbooks.map((runbook) => ({
      ...runbook,
      sections: runbook.sections.map((section) => ({
        ...section,
        steps: section.steps.flatMap((step) =>
          step.commands.length < 2
            ? [step]
            : step.commands.map((command) => ({
                ...step,
                id: `${step.id}-${command.line}`,
                line: command.line,
                endLine: command.line,
                commands: [command],
              })),
        ),
      })),
    })),
  }),
  'trims what it reads': steps((step) => ({ ...step, source: step.source.replaceAll(/[ \t]+$/gm, '').replaceAll(/ +# .*$/gm, '') })),
  'writes titles into sources': steps((step) => ({ ...step, source: `  # ${step.title ?? ''}\n${step.source}` })),
  'knows one slug': runbooks((runbook) => ({ ...runbook, slug: 'same' })),
  'reads titles as they stand': runbooks((runbook) => ({ ...runbook, title: `Runbook: ${runbook.title}` })),
  'reads no fields': runbooks((runbook) => ({ ...runbook, alerts: [], severities: [], sla: null, impact: null })),
  'reads no sections': runbooks((runbook) => ({ ...runbook, sections: [] })),
  'reads no symptoms': runbooks((runbook) => ({
    ...runbook,
    sections: runbook.sections.map((section) => ({ ...section, items: [], thresholds: [] })),
  })),
  'reads forms as structure': (document) => ({ ...document, templates: [] }),
  'repairs nothing': templates((template) => ({ ...template, display: null })),
  'sees no fields in forms': templates((template) => ({ ...template, fields: [] })),
  'sees no choices in forms': templates((template) => ({
    ...template,
    fields: template.fields.map((field) => ({ ...field, choices: [] })),
  })),
  'names forms after nothing': templates((template) => ({ ...template, name: '' })),
  'reads no scheme': (document) => ({ ...document, severities: [] }),
  'reads no people': (document) => ({ ...document, contacts: [], escalation: [] }),
  'reads no times': (document) => ({
    ...document,
    phases: document.phases.map((phase) => ({ ...phase, timebox: null })),
    severities: document.severities.map((level) => ({ ...level, response: null })),
  }),
  'reads the first half': (document) => ({ ...document, runbooks: document.runbooks.slice(0, document.runbooks.length / 2) }),
  'gives no reason': commands((command) => ({ ...command, reasons: [], verdicts: [] })),
  'sees no objects': (document) => ({ ...document, objects: [] }),
  'finds the same on every line': (document) => ({
    ...document,
    findings: [...new Map(document.findings.map((finding) => [finding.rule, finding])).values()].flatMap((finding) =>
      Array.from({ length: 800 }, (_, line) => ({ ...finding, line: line + 1 })),
    ),
  }),
  'finds nothing': (document) => ({ ...document, findings: [] }),
};
