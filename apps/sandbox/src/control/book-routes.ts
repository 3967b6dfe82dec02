import { Decimal } from 'decimal.js';
import type { FastifyInstance } from 'fastify';
import { runQuery } from '../quickbooks-online/query/run-query.js';
import { writeEntity } from '../quickbooks-online/routes/entity-writes.js';
import type { CompanyBooks } from '../quickbooks-online/store/company-books.js';
import { amount } from '../quickbooks-online/store/doc.js';
import type { Sandbox } from '../sandbox.js';
import { bodyOf, booksOf, InvalidControl, kindIn, param } from './read-control.js';

/** The books as a test sees them, and the hand of a person who edits them behind the client's back. */
export function bookRoutes(app: FastifyInstance, sandbox: Sandbox): void {
  app.get('/companies/:realm/books', async (request) => totals(booksOf(sandbox, request)));
  app.get('/companies/:realm/books/:entity', async (request) => {
    const kind = kindIn(request);
    return { [kind.name]: [...booksOf(sandbox, request).list(kind.name)] };
  });
  app.get('/companies/:realm/books/:entity/:id', async (request) => {
    const kind = kindIn(request);
    const doc = booksOf(sandbox, request).get(kind.name, param(request, 'id'));
    if (!doc) throw new InvalidControl(`There is no ${kind.name} ${param(request, 'id')}.`, 404);
    return doc;
  });
  app.post('/companies/:realm/query', async (request) =>
    runQuery(booksOf(sandbox, request), String(bodyOf(request).query ?? '')),
  );
  app.post('/companies/:realm/:entity', async (request, reply) =>
    reply.code(201).send(
      writeEntity(booksOf(sandbox, request), {
        entity: kindIn(request).name,
        body: bodyOf(request),
        operation: 'create',
      }),
    ),
  );
  app.patch('/companies/:realm/:entity/:id', async (request) => byHand(sandbox, request, 'update'));
  app.post('/companies/:realm/:entity/:id/void', async (request) => byHand(sandbox, request, 'void'));
  app.delete('/companies/:realm/:entity/:id', async (request) => byHand(sandbox, request, 'delete'));
}

/** A person in the browser always works on the current state, so the SyncToken is the one in the books. */
function byHand(
  sandbox: Sandbox,
  request: Parameters<typeof kindIn>[0],
  operation: 'update' | 'void' | 'delete',
): object {
  const [books, kind, id] = [booksOf(sandbox, request), kindIn(request), param(request, 'id')];
  const current = books.get(kind.name, id);
  if (!current) throw new InvalidControl(`There is no ${kind.name} ${id}.`, 404);
  const changes = operation === 'update' ? bodyOf(request) : {};
  const body = { ...changes, Id: id, SyncToken: current.SyncToken, sparse: true };
  return writeEntity(books, { entity: kind.name, body, operation, allowDuplicateDocNumber: true });
}

function totals(books: CompanyBooks): object {
  const sum = (entity: string, field: string) =>
    Decimal.sum(0, ...[...books.list(entity)].map((doc) => amount(doc[field]))).toFixed(2);
  const counts = Object.fromEntries(books.entities().map((entity) => [entity, books.count(entity)]));
  return {
    realmId: books.realmId,
    name: books.name,
    counts,
    deleted: Object.fromEntries(books.entities().map((entity) => [entity, books.tombstones(entity).length])),
    totals: {
      invoiced: sum('Invoice', 'TotalAmt'),
      received: sum('Payment', 'TotalAmt'),
      receivable: sum('Invoice', 'Balance'),
      unapplied: sum('Payment', 'UnappliedAmt'),
      customerBalances: sum('Customer', 'Balance'),
      billed: sum('Bill', 'TotalAmt'),
      payable: sum('Bill', 'Balance'),
      vendorBalances: sum('Vendor', 'Balance'),
    },
  };
}
