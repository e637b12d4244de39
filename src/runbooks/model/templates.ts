import type { Code } from 'mdast';
import { everyIn } from './cadences.ts';
import type { CompiledTemplate, TemplateKind } from './document.ts';
import { fenceBody } from './fence-steps.ts';
import { headingRole, isPostIncidentTitle } from './heading-roles.ts';
import { repairMojibake } from './mojibake.ts';
import { endLine, startLine, wordsOf } from './node-text.ts';
import { walkOutline, type OutlineNode } from './outline.ts';
import { sectionKindOf } from './section-kinds.ts';
import { requestTemplate } from './request-templates.ts';
import { fixedValues, formParts, hasHoles, templateFields } from './template-fields.ts';

function kindOf(name: string, source: string, above: string, before = ''): TemplateKind {
  const says = `${name} ${above}`;
  if (/\binitial\b/i.test(name) && !/\bpost[\s-]?(?:mortem|incident)/i.test(name)) return 'declaration';
  if (
    /\bpost[\s-]?mortem|\bincident report|\bpir\b|\btimeline template|\bpost[\s-]?incident/i.test(`${name}\n${source.split('\n')[0] ?? ''}`)
  )
    return 'postmortem';
  // An e-mail is for customers where nothing says that it is for our own people.
  const isInternal =
    /\b(?:stakeholders?|internal|executives?|management|leadership|staff|colleagues|teams?)\b/i.test(`${name} ${before}`) &&
    !/\bcustomers?\b/i.test(`${name} ${before}`);
  if (!isInternal && (/\b(?:customers?|clients?|e-?mail)\b/i.test(name) || /^subject:/im.test(source))) return 'customer';
  if (
    /\bresol(?:ved|ution)\b|\ball clear\b/i.test(name) ||
    (/\b(?:incident )?resolved\b/i.test(source.split('\n').slice(0, 2).join(' ')) && !/[/|]/.test(source.split('\n')[1] ?? ''))
  )
    return 'resolution';
  if (
    /\bdeclar|\binitial|\bannounce|\balert\b|\bnotification\b/i.test(name) ||
    /\bincident declared\b|\bproduction incident\b|\bincident alert\b/i.test(source)
  )
    return 'declaration';
  return /\bupdate/i.test(says) || /^status:/im.test(source) ? 'update' : 'other';
}

function channelOf(text: string, source: string): CompiledTemplate['channel'] {
  if (/\bstatus ?page\b/i.test(text)) return 'status-page';
  if (/\bslack\b|\bwar room\b/i.test(text)) return 'slack';
  if (/\be-?mail\b/i.test(text) || /^subject:/im.test(source)) return 'email';
  return /#incident|\bwar room\b/i.test(source) ? 'slack' : null;
}

const cadenceLabels =
  /\bfor\s+((?:sev(?:erity)?|p(?:riority)?|level|s)[\s-]?)(\d(?:\s{0,2}(?:\/|,|-|–|and|&|\+)\s{0,2}(?:[A-Z]{1,8}[\s-]?)?\d){0,8})/i;

/** "Every 30 minutes (SEV1) / hourly (SEV2)": what stands right behind a rhythm is whose it is. */
const asideLabels =
  /^[^()/;]{1,40}\(((?:sev(?:erity)?|p(?:riority)?|s)[\s-]?)(\d(?:\s{0,2}(?:\/|,|-|–|and|&|\+)\s{0,2}(?:[A-Z]{1,8}[\s-]?)?\d){0,8})\)/i;

/** "Every 30 minutes for SEV 1/2", "hourly", "every half hour for P1-P2". */
function cadenceOf(text: string): CompiledTemplate['cadence'] {
  const every = everyIn(text);
  if (every === null) return null;
  const labels = cadenceLabels.exec(text) ?? asideLabels.exec(text.slice(text.search(/\b(?:every|each|hourly|daily|weekly)\b/i)));
  const digits = [...(labels?.[2] ?? '').matchAll(/\d/g)].map(([digit]) => Number(digit));
  const [from = 0, to = 0] = digits;
  // "P1-P3" is a range, "SEV 1/2" two labels.
  const all =
    /[-–]/.test(labels?.[2] ?? '') && digits.length === 2 && to > from
      ? Array.from({ length: to - from + 1 }, (_, index) => from + index)
      : digits;
  return { every, severities: all.map((digit) => `${labels?.[1] ?? ''}${digit}`) };
}

const isProse = (code: Code): boolean => /^(?:markdown|md|text|txt|plain|plaintext|slack|email)?$/i.test(code.lang ?? '');

/** Quotations that leave something to be filled in, with what stands before them: messages that are written as they will look. */
function* quotations(node: OutlineNode, text: string): Generator<{ source: string; label: string | null; line: number; endLine: number }> {
  for (const [index, block] of node.blocks.entries()) {
    if (block.type !== 'blockquote') continue;
    const before = node.blocks[index - 1];
    const start = block.position?.start.offset ?? 0;
    const source = text
      .slice(start, block.position?.end.offset ?? start)
      .split('\n')
      .map((line) => line.replace(/^\s{0,3}>\s?/, ''))
      .join('\n');
    if (source.length > 10_000 || /^\s{0,3}(?:\[!|\*\*\[|\*\*note|[⚠ℹ💡📝])/iu.test(source) || !hasHoles(source)) continue;
    const label = before?.type === 'paragraph' && /:\s*$/.test(wordsOf(before)) ? wordsOf(before) : null;
    yield { source, label: label !== null && label.length < 100 ? label : null, line: startLine(block), endLine: endLine(block) };
  }
}

/** Code blocks with the words that stand over them: of the list item, else of the heading. */
function* fences(node: OutlineNode): Generator<{ code: Code; label: string | null; before: string }> {
  for (const [index, block] of node.blocks.entries()) {
    const above = node.blocks[index - 1];
    if (block.type === 'code') yield { code: block, label: null, before: above?.type === 'paragraph' ? wordsOf(above).slice(0, 200) : '' };
    if (block.type !== 'list') continue;
    for (const item of block.children) {
      const [first] = item.children;
      for (const child of item.children)
        if (child.type === 'code') yield { code: child, label: first?.type === 'paragraph' ? wordsOf(first) : null, before: '' };
    }
  }
}

/** True for text that is a form or a message, not output or commands. */
function isForm(code: Code, label: string | null, path: readonly OutlineNode[]): boolean {
  if (!isProse(code)) return false;
  const titles = path.map(({ title }) => title);
  if (label !== null) return /\btemplate|\bmessage|\be-?mail|\bannounce|\bnotif/i.test(label);
  if (titles.some((title) => headingRole(title) === 'templates' || /\btemplate/i.test(title))) return true;
  const nearest = titles.findLast((title) => sectionKindOf(title) !== null);
  const kind = nearest === undefined ? null : sectionKindOf(nearest);
  return (
    kind === 'communication' ||
    /\bupdate status|\bslack\b|\bannounce/i.test(titles.join(' ')) ||
    (kind === 'post-incident' && /^(?:markdown|md)$/i.test(code.lang ?? ''))
  );
}

/** Under a heading of templates a quotation is a message, under one of communication where the words before say that it is sent. */
const isForMessages = (path: readonly OutlineNode[], label: string | null): boolean =>
  path.some(
    ({ title }) =>
      headingRole(title) === 'templates' ||
      (label !== null &&
        sectionKindOf(title) === 'communication' &&
        /\b(?:post|send|message|e-?mail|announce\w*|notif\w+|publish|tell|write|text|template)\b/i.test(label)),
  );

/** True under headings about telling people: only there a request carries a message. */
const isAboutPeople = (path: readonly OutlineNode[]): boolean =>
  path.some(({ title }) => sectionKindOf(title) === 'communication' || /\bstatus ?page\b|\bupdate status\b/i.test(title));

/** A form's name: the heading over it, more exactly its own first line where that is a label. */
function nameOf(source: string, label: string | null, node: OutlineNode): string {
  const subject = /^subject:\s*(.+)$/im.exec(source)?.[1];
  if (label !== null) return `${label.replace(/:$/, '')}${subject === undefined ? '' : `: ${subject}`}`;
  const first = /^#\s+(.*\btemplate\b.*)$/i.exec(source.split('\n')[0] ?? '')?.[1];
  return first ?? node.title;
}

interface Form {
  readonly node: OutlineNode;
  readonly source: string;
  readonly label: string | null;
  /** The words of the paragraph above. */
  readonly before: string;
}

/** One form with all that its text leaves open; `firstLine` is where its text begins, below the mark of a fence. */
function formOf(
  { node, source, label, before }: Form,
  { line, endLine: last, firstLine }: { line: number; endLine: number; firstLine: number },
  opening: string,
): CompiledTemplate {
  const name = nameOf(source, label, node);
  return {
    name,
    kind: kindOf(name, source, node.title, before),
    channel: channelOf(`${label ?? ''} ${node.text} ${opening}`, source),
    line,
    endLine: last,
    fields: templateFields(source, firstLine),
    cadence: cadenceOf(`${label ?? ''} ${node.text}`),
    source,
    display: repairMojibake(source),
    fixed: fixedValues(source),
    ...formParts(source),
  };
}

/** All message and report forms of the document. What is inside them is text: never structure. */
export function templatesOf(root: OutlineNode, text: string): readonly CompiledTemplate[] {
  const found: CompiledTemplate[] = [];
  for (const { node, path } of walkOutline(root)) {
    const around = [...path, node];
    for (const { code, label, before } of fences(node)) {
      const { source, firstLine } = fenceBody(code, text);
      if (source.trim() === '') continue;
      if (!isForm(code, label, around)) {
        const request = isAboutPeople(around)
          ? requestTemplate(source, { title: node.title, line: startLine(code), endLine: endLine(code) })
          : null;
        if (request !== null) found.push({ ...request, display: repairMojibake(request.source) });
        continue;
      }
      const at = { line: startLine(code), endLine: endLine(code), firstLine };
      found.push(formOf({ node, source, label, before }, at, source.split('\n')[0] ?? ''));
    }
    for (const { source, label, line, endLine: last } of quotations(node, text)) {
      if (isForMessages(around, label))
        found.push(formOf({ node, source, label, before: '' }, { line, endLine: last, firstLine: line }, ''));
    }
    const questions = node.blocks.find((block) => block.type === 'list');
    if (questions?.type === 'list' && /\bquestions$/i.test(node.title) && around.some(({ title }) => isPostIncidentTitle(title))) {
      const source = questions.children.map((item, index) => `${index + 1}. ${wordsOf(item)}`).join('\n');
      found.push({
        name: node.title,
        kind: 'postmortem',
        channel: null,
        line: node.line,
        endLine: endLine(questions),
        fields: questions.children.map((item) => ({ name: wordsOf(item), syntax: wordsOf(item), choices: [], lines: [startLine(item)] })),
        cadence: null,
        source,
        display: null,
        fixed: [],
        sections: [],
        columns: [],
      });
    }
  }
  return found;
}
