import type { CompiledDocument, CompiledRunbook } from '#runbooks';

const securityWords =
  /\b(?:security|breach|intrusion|intruder|compromised?|unauthori[sz]ed|malware|ransomware|data leak|exfiltrat\w*|forensics?)\b/i;
const preserveWords = /\b(?:preserve|save|collect|secure)\s+(?:the\s+|all\s+)?evidence\b|\bdo not (?:modify|alter|touch)\b/i;

/**
 * Evidence mode: the runbook is about a security incident, or itself asks to preserve evidence, and has a step that saves some.
 * A runbook without such a step cannot be held to it; its destructive steps still take two people.
 */
export function isEvidenceMode(document: CompiledDocument, runbook: CompiledRunbook): boolean {
  const steps = runbook.sections.flatMap((section) => section.steps);
  if (!steps.some((step) => step.commands.some((command) => command.preservesEvidence && command.runnable))) return false;
  const texts = [
    runbook.title,
    ...runbook.sections.flatMap((section) => [section.heading, ...section.items.map((item) => item.text)]),
    ...steps.flatMap((step) => [step.title ?? '', step.kind === 'manual' ? step.source : '']),
  ];
  if (texts.some((text) => preserveWords.test(text)) || securityWords.test(runbook.title)) return true;
  return document.findings.some(
    (finding) => finding.rule === 'destructive-under-preserve-evidence' && finding.line >= runbook.line && finding.line <= runbook.endLine,
  );
}
