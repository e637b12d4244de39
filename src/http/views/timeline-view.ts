import { describeEntry, type JournalEntry } from '#journal';
import { z } from 'zod';
import type { TimelineEntryView } from '../schemas/incidents.ts';

const dataObject = z.record(z.string(), z.unknown());

/** One entry as people read it. Its text is plain: whoever shows it escapes it. */
export function timelineView(entry: JournalEntry): TimelineEntryView {
  const { text, tone } = describeEntry(entry);
  return {
    position: entry.position,
    at: entry.at.toISOString(),
    type: entry.type,
    actor: entry.actor,
    text,
    tone,
    data: dataObject.parse(entry.data),
    hash: entry.hash,
  };
}
