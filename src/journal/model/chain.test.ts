import { describe, expect, test } from 'vitest';
import { chainHash, entryBody, genesisHash, verifyChain } from './chain.ts';
import { systemActor } from './entry.ts';

function chain(count: number) {
  let previous = genesisHash;
  return Array.from({ length: count }, (_, index) => {
    const entry = {
      stream: 'incident:1',
      position: index + 1,
      type: 'incident.noted',
      at: new Date(Date.UTC(2026, 0, 1, 3, index)),
      actor: systemActor,
      data: { text: `note ${index}` },
    };
    const body = entryBody(entry);
    previous = chainHash(previous, body);
    return { ...entry, body, hash: previous };
  });
}
const headOf = (links: ReturnType<typeof chain>) => {
  const last = links.at(-1);
  return last ? { position: last.position, hash: last.hash } : null;
};

describe('the chain', () => {
  test('an untouched stream verifies', () => {
    const links = chain(5);
    expect(verifyChain('incident:1', links, headOf(links))).toEqual([]);
  });

  const tampering: [string, (links: ReturnType<typeof chain>) => ReturnType<typeof chain>][] = [
    ['changed data', (links) => links.map((link) => (link.position === 3 ? { ...link, data: { text: 'forged' } } : link))],
    [
      'changed data with its body',
      (links) =>
        links.map((link) => {
          if (link.position !== 3) return link;
          const forged = { ...link, data: { text: 'forged' } };
          return { ...forged, body: entryBody(forged) };
        }),
    ],
    [
      'changed actor',
      (links) => links.map((link) => (link.position === 2 ? { ...link, actor: { ...link.actor, name: 'Mallory' } } : link)),
    ],
    ['a removed entry', (links) => links.filter((link) => link.position !== 2)],
    ['a removed first entry', (links) => links.slice(1)],
    ['a cut-off end', (links) => links.slice(0, -1)],
    ['an inserted entry', (links) => [...links.slice(0, 2), ...links.slice(1)]],
    ['two entries in the other order', (links) => [...links.slice(0, 1), ...links.slice(1, 3).toReversed(), ...links.slice(3)]],
  ];
  test.each(tampering)('%s is found', (_, tamper) => {
    const links = chain(5);
    expect(verifyChain('incident:1', tamper(links), headOf(links))).not.toEqual([]);
  });
});
