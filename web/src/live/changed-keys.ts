import type { QueryKey } from '@tanstack/react-query';

/** Which kept answers a changed stream makes old. An unknown stream makes all of them old: better asked twice than shown wrong. */
export function changedKeys(stream: string, type: string): readonly QueryKey[] {
  const [kind, id] = split(stream);
  if (kind === 'incident') {
    return [
      ['incident', id],
      ['run'],
      ['home'],
      ['incidents'],
      ...(type.startsWith('alert') ? [['alerts']] : []),
      ...(type.startsWith('status') ? [['status-page']] : []),
    ];
  }
  if (kind === 'run') return [['run', id], ['incident']];
  if (kind === 'organization')
    return [
      ['home'],
      ['organizations'],
      ['alerts'],
      ['on-call'],
      ['runbooks'],
      ['runbook'],
      ['people'],
      ['integrations'],
      ['status-page'],
      ['incidents'],
    ];
  return [[]];
}

function split(stream: string): readonly [string, string] {
  const colon = stream.indexOf(':');
  return colon === -1 ? [stream, ''] : [stream.slice(0, colon), stream.slice(colon + 1)];
}
