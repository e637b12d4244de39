import type { Slot } from '#oncall';
import type { Organization } from '#people';
import type { OnCallSlotView } from '../schemas/organization.ts';

/** Who holds a schedule, until when, and why. */
export function slotView(organization: Organization, slot: Slot): OnCallSlotView {
  return {
    organization: { slug: organization.slug, name: organization.name },
    schedule: slot.schedule,
    team: slot.team,
    person: slot.person,
    from: slot.from.toISOString(),
    until: slot.until?.toISOString() ?? null,
    why: slot.why,
    next: slot.next && { person: slot.next.person, from: slot.next.from.toISOString() },
  };
}
