import type { FastifyInstance } from 'fastify';
import { preferences } from '../quickbooks-online/entities/preferences.js';
import type { CompanyBooks } from '../quickbooks-online/store/company-books.js';
import { child, text } from '../quickbooks-online/store/doc.js';
import type { Sandbox } from '../sandbox.js';
import { bodyOf, booksOf, InvalidControl, param } from './read-control.js';

/** Companies: list, found, close the books, remove; and the reset of everything. */
export function companyControl(app: FastifyInstance, sandbox: Sandbox): void {
  app.get('/companies', async () => sandbox.companies.list().map(summary));
  app.post('/companies', async (request, reply) => {
    const body = bodyOf(request);
    const realmId = text(body.realmId);
    if (realmId !== undefined && sandbox.companies.get(realmId))
      throw new InvalidControl(`The realm ${realmId} is taken.`, 409);
    return reply.code(201).send(summary(sandbox.companies.create(body)));
  });
  app.delete('/companies/:realm', async (request, reply) => {
    const realm = param(request, 'realm');
    if (!sandbox.companies.remove(realm))
      throw new InvalidControl(`There is no company with the realm ${realm}.`, 404);
    return reply.code(204).send();
  });
  app.put('/companies/:realm/close-books', async (request) => {
    const books = booksOf(sandbox, request);
    const date = text(bodyOf(request).date);
    closeBooks(books, date);
    return { realmId: books.realmId, bookCloseDate: date ?? null };
  });
  app.post('/reset', async () => {
    sandbox.reset();
    return { companies: sandbox.companies.list().map(summary) };
  });
}

function summary(books: CompanyBooks): object {
  const counts = Object.fromEntries(books.entities().map((entity) => [entity, books.count(entity)]));
  return { realmId: books.realmId, name: books.name, counts };
}

/** Nothing dated on or before that day can be written any more; without a date the books open again. */
function closeBooks(books: CompanyBooks, date: string | undefined): void {
  const accounting = { ...child(preferences(books), 'AccountingInfoPrefs') };
  if (date === undefined) delete accounting.BookCloseDate;
  else accounting.BookCloseDate = date;
  for (const doc of books.list('Preferences')) {
    books.touch(
      'Preferences',
      doc.Id,
      (before) => ({ ...before, AccountingInfoPrefs: accounting }),
      books.now(),
    );
    return;
  }
}
