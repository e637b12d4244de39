import { contactsOf, externalServicesOf } from './model/directory-tables.ts';
import type { CompiledDocument } from './model/document.ts';
import { findRunbooks } from './model/find-runbooks.ts';
import { ladderOf } from './model/ladder.ts';
import { organizationOf } from './model/organization.ts';
import { outlineOf } from './model/outline.ts';
import { parseMarkdown } from './model/parse-markdown.ts';
import { phasesOf } from './model/phases.ts';
import { readRunbook } from './model/read-runbook.ts';
import { findingsOf } from './model/rules/index.ts';
import { severitiesInUse, severitiesOf } from './model/severities.ts';
import { createSlugs } from './model/slugs.ts';
import { createStepIds } from './model/step-id.ts';
import { templatesOf } from './model/templates.ts';

const fileStem = (file: string): string => file.replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, '');

/**
 * Compiles a Markdown file, unchanged, to what Tocsin understands of it. Pure and deterministic; never throws on bad
 * input: findings say what could not be read. `initCommands()` of `#commands` comes first, once a process.
 */
export function compileDocument({ file, source }: { file: string; source: string }): CompiledDocument {
  const { tree, text, frontMatter, findings } = parseMarkdown(source);
  const root = outlineOf(tree);
  const top = root.children.find(({ level }) => level === 1);
  const matterTitle = typeof frontMatter['title'] === 'string' ? frontMatter['title'] : null;
  const title = top?.title ?? matterTitle ?? root.children[0]?.title ?? fileStem(file);
  const scheme = severitiesOf(root);
  const found = findRunbooks(root);
  const reading = { text, stepId: createStepIds() };
  const facts = { scheme, slug: createSlugs(), frontMatter, file };
  const runbooks = found.map((each) => readRunbook(each, facts, reading));
  const document: CompiledDocument = {
    file,
    title,
    organization: organizationOf(top?.text ?? title, root),
    severities: scheme.length > 0 ? scheme : severitiesInUse(runbooks),
    runbooks,
    templates: templatesOf(root, text),
    phases: phasesOf(root, found),
    contacts: contactsOf(root),
    escalation: ladderOf(root),
    externalServices: externalServicesOf(root),
    findings: [],
  };
  return { ...document, findings: [...findings, ...findingsOf(document, text)].toSorted((a, b) => a.line - b.line) };
}
