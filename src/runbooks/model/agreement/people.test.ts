import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, it } from 'vitest';
import { openSeeds, plain, type Seed, stepsOf } from './inventory.fixture.ts';
import { createTally } from './tally.fixture.ts';

const { isPresent, compile } = openSeeds({ exists: existsSync, read: (path) => readFileSync(path, 'utf8') });

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '-' ? value : null);
const lined = (value: unknown): number => (typeof value === 'number' ? value : 1);
const minutes = (value: unknown): string | null => (typeof value === 'number' ? `PT${value}M` : null);

const words = (name: string): readonly string[] => name.toLowerCase().match(/[a-z0-9]{2,}/g) ?? [];

describe.skipIf(!isPresent)('people of the seed documents (skipped where ../shared is absent)', () => {
  let seeds: readonly Seed[] = [];
  const tally = createTally('People');
  beforeAll(async () => {
    seeds = await compile();
  }, 60_000);

  it('contacts, escalation and vendors agree with the inventory', () => {
    for (const { stated, read } of seeds) {
      const { doc } = stated;
      for (const contact of stated.contacts) {
        const line = lined(contact['line']);
        const found = read.contacts.find((each) => each.line === line);
        tally.count({ doc, line, field: 'contact: found' }, found !== undefined, String(contact['role']));
        if (!found) continue;
        const place = (field: string) => ({ doc, line, field: `contact: ${field}` });
        tally.same(place('role'), plain(found.role), plain(String(contact['role'])));
        if ('name' in contact)
          tally.same(place('name'), found.channel === null ? (found.name ?? found.handle) : found.name, text(contact['name']));
        if ('phone' in contact) tally.same(place('phone'), found.phone, text(contact['phone']));
        if ('backup' in contact) tally.same(place('backup'), found.backup, text(contact['backup']));
        if ('rotation' in contact) tally.same(place('rotation'), found.schedule, contact['rotation']);
        if ('escalation' in contact) tally.same(place('escalation'), found.escalation, contact['escalation']);
        if ('channel' in contact)
          tally.same(
            place('channel'),
            plain((found.schedule === null ? found.handle : found.channel) ?? ''),
            plain(String(contact['channel'])),
          );
      }
      tally.count(
        { doc, line: 1, field: 'contact: nobody else' },
        read.contacts.every(({ line }) => stated.contacts.some((each) => each['line'] === line)),
        read.contacts.map(({ role }) => role).join(),
      );

      for (const step of stated.escalation_path) {
        const line = lined(step['line']);
        const place = (field: string) => ({ doc, line, field: `escalation: ${field}` });
        const rung = read.escalation.find((each) => each.line === line);
        const route = read.routes?.find((each) => each.line === line);
        tally.count(place('found'), typeof step['level'] === 'number' ? rung !== undefined : route !== undefined, JSON.stringify(step));
        if (rung && typeof step['level'] === 'number') {
          tally.same(place('level'), rung.level, step['level']);
          tally.same(place('who'), rung.who, step['to']);
          if ('from_minutes' in step) tally.same(place('from'), rung.from, minutes(step['from_minutes']));
          if ('to_minutes' in step) tally.same(place('until'), rung.to, minutes(step['to_minutes']));
          if ('condition' in step) tally.same(place('condition'), rung.condition, step['condition']);
        } else if (route) {
          const from = step['from'] ?? step['severity'] ?? step['priority'] ?? step['for'];
          tally.same(place('from whom'), route.from, from);
          tally.same(place('to whom'), route.to, [step['to'] ?? step['external']].flat());
          if ('after' in step) tally.same(place('after'), route.after, step['after']);
        }
      }

      for (const service of stated.external_services) {
        const line = service.line ?? service.lines?.[0] ?? 1;
        const place = (field: string) => ({ doc, line, field: `vendor: ${field}` });
        const listed = read.externalServices.find((each) => each.line === line);
        // A vendor without a page or a contact is a system that the document reaches.
        const names = words(service.name);
        const touched = read.systems?.find((each) => each.lines.includes(line) && words(each.name).some((word) => names.includes(word)));
        tally.count(place('found'), listed !== undefined || touched !== undefined, service.name);
        if (!listed) continue;
        tally.same(place('name'), plain(listed.name), plain(service.name.replace(/ Support$/, '')));
        if ('support' in service) tally.same(place('support'), listed.support, service.support);
        if ('sla' in service) tally.same(place('service level'), listed.sla, service.sla);
        if ('status_page' in service)
          tally.same(place('status page'), listed.statusPage, service.status_page?.replace(/ \(line \d+\)$/, '') ?? null);
      }
    }
    // Steps are compiled too: a page on call is a step even where it is no contact.
    for (const { read, stated } of seeds)
      for (const contact of stated.contacts)
        if (contact['channel'] === 'page')
          tally.count(
            { doc: stated.doc, line: lined(contact['line']), field: 'contact: a step pages them' },
            stepsOf(read).some((step) => step.line <= lined(contact['line']) && step.endLine >= lined(contact['line'])),
            'no step',
          );
    tally.close();
  });
});
