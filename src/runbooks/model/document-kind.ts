import { isTaskTitle, namesTrouble } from './default-kinds.ts';
import type { RunbookKind } from './document.ts';
import { isForm } from './document-nature.ts';
import { isPostIncidentTitle } from './heading-roles.ts';
import type { OutlineNode } from './outline.ts';
import { fieldNamed, fieldsOf } from './read-fields.ts';
import { isOperational, partKindOf } from './section-kinds.ts';
import { hasAlertField, holdsCode } from './several-runbooks.ts';

/** "Meaning", "Impact": what only runbooks of alerts are written in, by the convention of the Prometheus operator. */
const explainsAlert = ({ children }: OutlineNode): boolean =>
  children.some(({ title }) => /^meaning$/i.test(title)) && children.some(({ title }) => /^impact$/i.test(title));

/** Also where the field stands below a heading that describes: "Overview", "Alert information". */
const describesAlert = (node: OutlineNode): boolean =>
  hasAlertField(node) ||
  explainsAlert(node) ||
  node.children.some((child) => child.level < 7 && partKindOf(child.title) === 'symptoms' && hasAlertField(child));

/** A trouble that somebody is called for: a heading or a field says what sets the alarm off, or the title says that it is one. */
const isCalledFor = (top: OutlineNode): boolean =>
  /\balerts?$/i.test(top.title) ||
  fieldNamed(fieldsOf(top.blocks), /^(?:alert signals?|triggers?)$/) !== null ||
  top.children.slice(0, 2).some(({ title }) => /^(?:triggers?|alert (?:definition|rule|signal)s?)$/i.test(title));

/** A report of a past incident, or its form: its title says so, or what it tells; nothing in it is to be run. */
export function isReview(top: OutlineNode, file: string): boolean {
  // What introduces a folder of such forms is none.
  if (/(?:^|[\\/])readme\b[^\\/]*$/i.test(file) || /\b(?:templates|post-?mortems)$/i.test(top.title)) return false;
  if (isPostIncidentTitle(top.title) || /\bpost[\s_-]?mortem(?!s?[\s_-]?process)[^/]*$/i.test(file))
    return !/\b(?:process|guide|how to|effective|procedures?|policy)\b/i.test(top.title);
  const parts = top.children.filter((child) => child.level < 7);
  const back = parts.filter((child) => partKindOf(child.title) === 'post-incident');
  // Two of eighty are a course that comes to the end of an incident, too.
  return back.length > 1 && back.length * 8 >= parts.length && !holdsCode(top);
}

/** Numbered steps below a heading that is no part with a name. */
const holdsSteps = (node: OutlineNode): boolean =>
  partKindOf(node.title) === null &&
  node.blocks.some((block) => block.type === 'list' && block.ordered === true && block.children.length > 2);

/** Most of the headings that name something name material: dashboards, links, settings; nothing is to be done. */
export function onlyDescribes(top: OutlineNode): boolean {
  const parts = top.children.flatMap((child) => [child, ...child.children]);
  if (parts.filter(holdsSteps).length > 1) return false;
  const kinds = parts.map(({ title }) => partKindOf(title));
  const material = kinds.filter((kind) => kind === 'reference').length;
  return !holdsCode(top) && material > Math.max(2, kinds.filter(isOperational).length);
}

/** Contain, eradicate, recover: what is done about one kind of attack or trouble, not how any incident is handled. */
function isPlaybook(top: OutlineNode): boolean {
  const titles = top.children.map(({ title }) => title);
  if (isForm(top)) return false;
  return (
    titles.some((title) => /\bcontain/i.test(title)) &&
    titles.some((title) => /\b(?:eradicat|recover)/i.test(title)) &&
    !/\b(?:process|procedures?|plan|policy|handbook)$/i.test(top.title)
  );
}

/** A document that is nothing but a scheme of severities. */
const namesScheme = /\bseverity (?:levels?|matrix|scheme|definitions?|classification)$/i;

/** How any incident is handled, not what is done about one: its phases are called like the parts of a runbook. */
const tellsHowWeWork =
  /^(?:(?:our|the|security|production|major|general|cyber(?:security)?) )*incident[\s-](?:response|management|handling) (?:process|procedures?|plan|policy|workflow|lifecycle|handbook|framework)\b/i;

/** The kind of a document that is one runbook; `kind` is what its headings alone make of it. */
export function documentKind(top: OutlineNode, named: Named, kind: RunbookKind): RunbookKind {
  const { file } = named;
  const introduces = titlesOf(top, named).some((title) => /\b(?:template|index)\b|^training\b/i.test(title));
  if (isReview(top, file) || introduces || /(?:^|[\\/])readme\b[^\\/]*$/i.test(file)) return 'reference';
  if (describesAlert(top)) return 'alert';
  const title = titleOf(top, file);
  if (namesScheme.test(title)) return 'reference';
  if (tellsHowWeWork.test(title)) return 'process';
  const isTrouble = kind === 'symptom' || (kind === 'procedure' && (isPlaybook(top) || (namesTrouble(title) && !isTaskTitle(title))));
  if (isTrouble) return isCalledFor(top) ? 'alert' : 'symptom';
  return kind === 'procedure' && (isForm(top) || /\bincident\b/i.test(top.title)) ? 'process' : kind;
}

/** A document's file, and what its front matter calls it. */
export interface Named {
  readonly file: string;
  readonly matterTitle: string | null;
}

/** Everything that a document is called. */
export const titlesOf = (top: OutlineNode, { file, matterTitle }: Named): readonly string[] =>
  matterTitle === null ? [titleOf(top, file)] : [titleOf(top, file), matterTitle];

/** The title of a document; a page whose title stands in front matter is called like its file. */
const titleOf = (top: OutlineNode, file: string): string =>
  top.level === 1 && !/^(?:<%|\{\{)/.test(top.title)
    ? top.title
    : file
        .replace(/^.*[\\/]/, '')
        .replace(/\..*$/, '')
        .replaceAll(/[-_]+/g, ' ');
