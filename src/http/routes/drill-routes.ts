import type { Drills } from '#drills';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { demo } from '../schemas/organization.ts';

const tag = 'Drills';

export function drillRoutes(drills: Drills): Endpoint[] {
  return [
    endpoint({
      method: 'GET',
      path: '/api/v1/drills/demo',
      summary: 'Where the demo stands',
      tag,
      answer: demo,
      handle: () => drills.readDemo(),
    }),
    endpoint({
      method: 'POST',
      path: '/api/v1/drills/demo',
      summary: 'Break the demo order desk',
      tag,
      answer: demo,
      handle: ({ caller }) => drills.startDemo(caller.actor),
    }),
    endpoint({
      method: 'DELETE',
      path: '/api/v1/drills/demo',
      summary: 'End the demo',
      tag,
      answer: demo,
      status: 200,
      handle: ({ caller }) => drills.stopDemo(caller.actor),
    }),
  ];
}
