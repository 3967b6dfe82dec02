import type { OpenAPIObject } from '@nestjs/swagger';

type Paths = OpenAPIObject['paths'];
type Operation = NonNullable<Paths[string]['get']>;

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

export const PROBLEM_SCHEMA = {
  type: 'object',
  description: 'Why a request was refused, in RFC 9457 problem details.',
  required: ['type', 'title', 'status', 'code', 'detail', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable, MODULE.REASON.', example: 'HTTP.NOT_VALID' },
    detail: { type: 'string', description: 'One sentence for a person.' },
    fix: { type: 'string', description: 'What the person can do about it.' },
    field: { type: 'string', description: 'The input field that is wrong.' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'detail'],
        properties: { field: { type: 'string' }, detail: { type: 'string' } },
      },
    },
    requestId: { type: 'string', description: 'Also in the x-request-id header; support asks for it.' },
  },
};

const PROBLEM_ANSWER = {
  description: 'The request was refused.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Repeat a request under the same key to get its first answer again, within 24 hours.',
  schema: { type: 'string', maxLength: 255 },
};

/** What is the same for every operation, so that no controller has to say it. */
export function completeOperations(paths: Paths): void {
  const ids = new Set<string>();
  for (const [path, item] of Object.entries(paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (!operation) continue;
      complete(operation, method !== 'get' && path.startsWith('/api/'));
      const id = operation.operationId ?? '';
      if (ids.has(id)) throw new Error(`Two operations are called "${id}": rename a method or a controller.`);
      ids.add(id);
    }
  }
}

function complete(operation: Operation, isWrite: boolean): void {
  operation.responses.default ??= PROBLEM_ANSWER;
  if (!isWrite) return;
  operation.parameters = [...(operation.parameters ?? []), IDEMPOTENCY_KEY as never];
}
