import { actionItemCategoriesOf, contentsOf, historyOf, metadataOf } from './model/about-document.ts';
import { namespacesOf, objectsOf } from './model/cluster-objects.ts';
import { contactsOf } from './model/contacts.ts';
import type { CompiledDocument, Finding } from './model/document.ts';
import { externalServicesOf } from './model/external-services.ts';
import { findRunbooks } from './model/find-runbooks.ts';
import { ladderOf } from './model/ladder.ts';
import { ownershipOf } from './model/organization.ts';
import { linksOf } from './model/links.ts';
import { outlineOf } from './model/outline.ts';
import { parseMarkdown } from './model/parse-markdown.ts';
import { phasesOf } from './model/phases.ts';
import { readRunbook } from './model/read-runbook.ts';
import { readyMessages } from './model/ready-messages.ts';
import { routesOf } from './model/routes.ts';
import { findingsOf } from './model/rules/index.ts';
import type { JudgedDocument } from './model/rules/rule.ts';
import { severitiesInUse, severitiesOf } from './model/severities.ts';
import { createSlugs } from './model/slugs.ts';
import { createStepIds } from './model/step-id.ts';
import { hostsIn, systemsIn } from './model/systems.ts';
import { templatesOf } from './model/templates.ts';

const fileStem = (file: string): string => file.replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, '');

/** Nothing is dropped silently: a file without a runbook says so. */
const noRunbook: Finding = {
  rule: 'no-runbook',
  severity: 'info',
  line: 1,
  message: 'nothing in this file reads as a runbook; it is kept as it is',
  suggestion: 'give each runbook a heading with its name, and sections such as Symptoms, Diagnosis and Mitigation below it',
};

/** What a document says that the rules judge, and what the rest is read from. */
function readJudged({ file, source }: { file: string; source: string }) {
  const { tree, text, frontMatter, findings } = parseMarkdown(source);
  const root = outlineOf(tree);
  const top = root.children.find(({ level }) => level === 1);
  const matterTitle = typeof frontMatter['title'] === 'string' ? frontMatter['title'] : null;
  const isRendered = matterTitle !== null && /^(?:<%|\{\{)/.test(top?.title ?? '');
  const title = (isRendered ? matterTitle : top?.title) ?? matterTitle ?? root.children[0]?.title ?? fileStem(file);
  const scheme = severitiesOf(root);
  const found = findRunbooks(root, { file, matterTitle });
  const facts = { scheme, slug: createSlugs(), frontMatter, file };
  const reading = { text, stepId: createStepIds() };
  const runbooks = found.map((each) => readRunbook(each, facts, reading));
  const judged: JudgedDocument = {
    file,
    title,
    severities: scheme.length > 0 ? scheme : severitiesInUse(runbooks),
    runbooks,
    templates: templatesOf(root, text),
    contacts: contactsOf(root),
    escalation: ladderOf(root, new Set(found.filter(({ kind }) => kind !== 'process').map(({ node }) => node))),
    externalServices: externalServicesOf(root, text),
  };
  return { judged, root, text, frontMatter, found, top, own: findings };
}

type Read = ReturnType<typeof readJudged>;

function findingsOfRead({ judged, text, own }: Pick<Read, 'judged' | 'text' | 'own'>): readonly Finding[] {
  const isEmpty = judged.runbooks.length === 0 && judged.templates.length === 0;
  const nothing = text.trim() === '' ? { ...noRunbook, message: 'this file is empty' } : noRunbook;
  return [...own, ...(isEmpty ? [nothing] : []), ...findingsOf(judged, text)].toSorted((a, b) => a.line - b.line);
}

/** The findings that `compileDocument` has, without what only other readers want to know. The same goes first. */
export const findingsIn = (input: { file: string; source: string }): readonly Finding[] => findingsOfRead(readJudged(input));

/**
 * Compiles a Markdown file, unchanged, to what Tocsin understands of it. Pure and deterministic; never throws on bad
 * input: findings say what could not be read. `initCommands()` of `#commands` comes first, once a process.
 */
export function compileDocument(input: { file: string; source: string }): CompiledDocument {
  const read = readJudged(input);
  const { judged, root, text, frontMatter, found, top } = read;
  const { severities, contacts, runbooks, title } = judged;
  const { organization, product } = ownershipOf(top?.text ?? title, root, text);
  return {
    ...judged,
    organization,
    messages: readyMessages(root),
    phases: phasesOf(root, found),
    routes: routesOf(root, text, { severities, contacts, runbooks }),
    product,
    metadata: metadataOf(root, frontMatter, text),
    history: historyOf(root),
    links: linksOf(root, runbooks),
    contents: contentsOf(root),
    actionItemCategories: actionItemCategoriesOf(root),
    systems: systemsIn(
      text,
      severities.map(({ label }) => label),
    ),
    hosts: hostsIn(text),
    namespaces: namespacesOf(runbooks),
    objects: objectsOf(runbooks),
    findings: findingsOfRead(read),
  };
}
