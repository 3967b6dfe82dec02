import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { Body } from '../src/quickbooks-online/store/doc.js';
import { signatureOf } from '../src/quickbooks-online/webhooks/webhook-payloads.js';
import { type Fixture, firstOf, refTo, salesLine, startSandbox } from './sandbox-fixture.js';

/** Every body that the sandbox answers, against the vendor's own schema. The schema is not part of this repository. */
const file = join(process.env.CONTRACTS_DIR ?? '', 'quickbooks-online', 'qbo-v3.strict.jsonschema.json');
const isThere = Boolean(process.env.CONTRACTS_DIR) && existsSync(file);
const whenThere = isThere ? test : test.skip;

const ajv = new Ajv({ strict: false, allErrors: true });
let fixture: Fixture;
beforeAll(async () => {
  if (!isThere) return;
  ajv.addSchema(JSON.parse(readFileSync(file, 'utf8')), 'qbo');
  fixture = await startSandbox({ companies: 'default' });
  fixture.sandbox.foundDefaults();
});
afterAll(() => fixture?.close());

function problems(definition: string, body: unknown): string[] {
  const validate = ajv.getSchema(`qbo#/definitions/${definition}`);
  if (!validate) return [`no definition ${definition}`];
  return validate(body)
    ? []
    : (validate.errors ?? []).map(
        (error) => `${definition}${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
      );
}

whenThere('every generated document of every company conforms', () => {
  const found = new Set<string>();
  for (const books of fixture.sandbox.companies.list()) {
    for (const entity of books.entities()) {
      for (const doc of books.list(entity))
        for (const problem of problems(entity, doc)) found.add(problem.replace(/\/\d+/g, '/n'));
    }
  }
  expect([...found]).toEqual([]);
});

whenThere('answers to reads, writes, queries, batches and captures conform', async () => {
  const sale = {
    CustomerRef: refTo(firstOf(fixture.books, 'Customer')),
    Line: [salesLine(fixture.books, 12.34, 3)],
  };
  const foreign = await fixture.call('createCustomer', {
    DisplayName: 'Duluth Boilers',
    CurrencyRef: { value: 'USD' },
  });
  const answers: unknown[] = [];
  const keep = async (path: string, body?: unknown): Promise<Body> => {
    const response = await fixture.fetch(
      path,
      body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) },
    );
    const answer = (await response.json()) as Body;
    answers.push(answer);
    return answer;
  };
  for (const entity of ['invoice', 'estimate', 'creditmemo', 'salesreceipt']) {
    const created = await keep(`/${entity}`, sale);
    const [doc] = Object.values(created) as Body[];
    await keep(`/${entity}/${doc?.Id}`);
    await keep(`/${entity}/${doc?.Id}/send?sendTo=a@b.example`, {});
    await keep(`/${entity}`, { ...sale, CustomerRef: { value: foreign.Id } });
  }
  await keep('/batch', {
    BatchItemRequest: [
      { bId: '1', Query: 'select * from Invoice' },
      { bId: '2', operation: 'create', Invoice: {} },
    ],
  });
  await keep('/query?query=select count(*) from Invoice');
  await keep(`/cdc?entities=Invoice,Customer&changedSince=${new Date(Date.now() - 60_000).toISOString()}`);
  await keep('/invoice/999999');
  await keep('/preferences');
  // `totalCount` of a count query and `Fault` belong to the envelope, which the schema calls IntuitResponse.
  expect(answers.flatMap((answer) => problems('IntuitResponse', answer))).toEqual([]);
});

whenThere('webhooks are signed as in the vectors of the vendor', () => {
  const vectors = JSON.parse(
    readFileSync(join(process.env.CONTRACTS_DIR ?? '', 'quickbooks-online', 'webhook-vectors.json'), 'utf8'),
  ) as {
    signature_vectors: { verifierToken: string; payload: string; signature: string; expect: boolean }[];
  };
  for (const vector of vectors.signature_vectors) {
    expect(signatureOf(vector.verifierToken, vector.payload) === vector.signature).toBe(vector.expect);
  }
});
