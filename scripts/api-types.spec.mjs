import { typesOf } from './api-types.mjs';

const document = {
  paths: {
    '/customers/{id}': {
      get: {
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
          { name: 'Idempotency-Key', in: 'header', schema: { type: 'string' } },
        ],
        responses: {
          200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Customer' } } } },
          204: { description: 'Nothing.' },
        },
      },
    },
  },
  components: {
    schemas: {
      Customer: {
        type: 'object',
        required: ['name', 'kind'],
        properties: {
          name: { type: 'string' },
          kind: { type: 'string', enum: ['one', 'two'] },
          limit: { type: 'integer', nullable: true },
          address: { nullable: true, type: 'object', allOf: [{ $ref: '#/components/schemas/Address' }] },
          extra: { type: 'object', additionalProperties: true },
          tags: { type: 'array', items: { type: 'string' } },
        },
      },
    },
  },
};

describe('the types of the API', () => {
  const types = typesOf(document);

  it('say what is needed, what may be left out and what may be null', () => {
    expect(types).toContain(
      'Customer: { name: string; kind: "one" | "two"; limit?: (number) | null; ' +
        'address?: (schemas["Address"]) | null; extra?: Record<string, unknown>; tags?: (string)[] };',
    );
  });

  it('know parameters by their place and answers by their status', () => {
    expect(types).toContain('path: { id: string }');
    expect(types).toContain('header?: { "Idempotency-Key"?: string }');
    expect(types).toContain(
      '200: { headers: Record<string, unknown>; content: { "application/json": schemas["Customer"] } }',
    );
    expect(types).toContain('204: { headers: Record<string, unknown>; content?: never }');
    expect(types).toContain('    post?: never;');
  });
});
