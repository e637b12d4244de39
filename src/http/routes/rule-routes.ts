import { fail } from '#base';
import { initCommands } from '#commands';
import { rulePage, ruleTexts } from '#runbooks/lint';
import { z } from 'zod';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { rule, ruleSummary } from '../schemas/reader.ts';
import { page } from '../schemas/shared.ts';

const tag = 'Rules';

/** What findings are about: the same words as `docs/rules/` has. They hold for every organisation. */
export function ruleRoutes(): Endpoint[] {
  return [
    endpoint({
      method: 'GET',
      path: '/api/v1/rules',
      summary: 'The traps that findings are about',
      tag,
      answer: page(ruleSummary),
      async handle() {
        return { items: ruleTexts.map(({ id, severity, title }) => ({ id, severity, title })), nextCursor: null };
      },
    }),
    endpoint({
      method: 'GET',
      path: '/api/v1/rules/:id',
      summary: 'One rule: what it finds, why that matters, what to do, with examples, and how a finding is accepted',
      tag,
      params: z.object({ id: z.string() }),
      answer: rule,
      async handle({ params }) {
        await initCommands();
        const found =
          rulePage(params.id) ?? fail('not-found', `there is no rule "${params.id.slice(0, 80)}"; GET /api/v1/rules lists them`);
        return { ...found, found: [...found.found] };
      },
    }),
  ];
}
