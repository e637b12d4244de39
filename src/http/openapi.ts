import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { problem } from './schemas/shared.ts';

type JsonObject = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): JsonObject => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' });
  return rest;
};

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): JsonObject[] {
  if (!schema) return [];
  const object = schemaOf(schema, 'input');
  const properties = (object['properties'] ?? {}) as Record<string, JsonObject>;
  const required = new Set((object['required'] ?? []) as string[]);
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.has(name),
    schema: property,
  }));
}

/** OpenAPI 3.1 from the very schemas that check the requests. */
export function buildOpenApi(endpoints: readonly Endpoint[], version: string): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const entry of endpoints) {
    const path = entry.path.replaceAll(/:(\w+)/g, '{$1}');
    const operation: JsonObject = {
      summary: entry.summary,
      tags: [entry.tag],
      operationId: `${entry.method.toLowerCase()}${path.replaceAll(/[^A-Za-z0-9]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`,
      parameters: [...parametersOf(entry.params, 'path'), ...parametersOf(entry.query, 'query')],
      ...(entry.body
        ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(entry.body, 'input') } } } }
        : {}),
      responses: {
        [String(entry.status ?? (entry.answer ? 200 : 204))]: entry.answer
          ? { description: 'done', content: { 'application/json': { schema: schemaOf(entry.answer, 'output') } } }
          : { description: 'done' },
        default: { description: 'refused', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
      },
      security: entry.isPublic ? [] : [{ bearer: [] }, { session: [] }],
    };
    paths[path] = { ...paths[path], [entry.method.toLowerCase()]: operation };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tocsin',
      version,
      description: 'Incident response that runs the runbooks a team already has.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: {
      schemas: { Problem: schemaOf(problem, 'output') },
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' }, session: { type: 'apiKey', in: 'cookie', name: 'tocsin_session' } },
    },
  };
}
