import { readIncident } from '#incidents';
import { readOrganization } from '#people';
import type { Db } from '#store';
import { selectActionItems, selectActionItemsOfIncident, type ActionItemRow } from './action-item-store.ts';
import { inLine } from './model/plain-markdown.ts';
import { factsOf } from './model/story.ts';
import { selectPostmortem, type TemplateSource } from './postmortem-store.ts';
import { readStory } from './read-story.ts';

export interface ActionItem {
  readonly id: string;
  readonly title: string;
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly due: string | null;
  readonly category: string | null;
  readonly status: 'open' | 'done';
  readonly incident: { readonly id: string; readonly number: number; readonly title: string };
}
export interface Postmortem {
  readonly id: string;
  readonly incident: { readonly id: string; readonly number: number; readonly title: string };
  readonly organization: { readonly slug: string; readonly name: string };
  readonly status: 'draft' | 'published';
  readonly body: string;
  readonly version: number;
  readonly template: TemplateSource | null;
  readonly facts: { label: string; value: string }[];
  readonly updatedAt: string;
  readonly publishedAt: string | null;
  readonly actionItems: ActionItem[];
}

export function actionItemOf(row: ActionItemRow): ActionItem {
  return {
    id: row.id,
    title: row.title,
    owner: row.ownerId === null ? null : { id: row.ownerId, name: row.ownerName ?? row.ownerId },
    due: row.due,
    category: row.category,
    status: row.status,
    incident: { id: row.incidentId, number: row.incidentNumber, title: row.incidentTitle },
  };
}

/** The post-mortem of an incident with the facts of the journal beside it; null when none was drafted yet. */
export async function readPostmortem(db: Db, incidentId: string): Promise<Postmortem | null> {
  const [row, incident] = await Promise.all([selectPostmortem(db, incidentId), readIncident(db, incidentId)]);
  const organization = incident && (await readOrganization(db, { id: incident.organizationId }));
  if (!row || !incident || !organization) return null;
  const [story, items] = await Promise.all([readStory(db, incident), selectActionItemsOfIncident(db, incidentId)]);
  return {
    id: row.id,
    incident: { id: incident.id, number: incident.number, title: incident.title },
    organization: { slug: organization.slug, name: organization.name },
    status: row.status,
    body: row.body,
    version: row.version,
    template: row.template,
    facts: factsOf(story),
    updatedAt: row.updatedAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    actionItems: items.map(actionItemOf),
  };
}

/** Everything to be done after the incidents of an organisation: open first, the soonest due first. */
export async function listActionItems(db: Db, organizationId: string): Promise<readonly ActionItem[]> {
  return (await selectActionItems(db, organizationId)).map(actionItemOf);
}

/** The text with its action items under it, as one Markdown file; null when none was drafted yet. */
export async function exportPostmortemMarkdown(db: Db, incidentId: string): Promise<string | null> {
  const [row, items] = await Promise.all([selectPostmortem(db, incidentId), selectActionItemsOfIncident(db, incidentId)]);
  if (!row) return null;
  if (items.length === 0) return `${row.body.trimEnd()}\n`;
  const lines = items.map((item) => {
    const facts = [
      item.ownerName === null ? null : `Owner: ${inLine(item.ownerName)}`,
      item.due === null ? null : `Due: ${item.due}`,
      item.category === null ? null : inLine(item.category),
    ].filter((fact) => fact !== null);
    return `- [${item.status === 'done' ? 'x' : ' '}] ${inLine(item.title, 500)}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}`;
  });
  return `${row.body.trimEnd()}\n\n## Action Items (tracked)\n\n${lines.join('\n')}\n`;
}
