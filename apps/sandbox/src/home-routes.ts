import type { FastifyInstance, FastifyReply } from 'fastify';
import { escapeHtml, page } from './pages.js';
import type { CompanyBooks } from './quickbooks-online/store/company-books.js';
import { amount } from './quickbooks-online/store/doc.js';
import type { Sandbox } from './sandbox.js';

const SHOWN = 50;

/** Pages for people, and the files that were uploaded. */
export async function homeRoutes(app: FastifyInstance, { sandbox }: { sandbox: Sandbox }): Promise<void> {
  app.get('/', async (request, reply) => sendPage(reply, home(sandbox, `http://${request.headers.host}`)));
  app.get<{ Params: { realm: string } }>('/books/:realm', async (request, reply) => {
    const books = sandbox.companies.get(request.params.realm);
    if (!books)
      return reply.code(404).type('text/html').send(page('No such company', '<h1>No such company</h1>'));
    return sendPage(reply, bookPage(books));
  });
  // The address of a file is its own key, as with the vendor's time-limited links.
  app.get<{ Params: { realm: string; id: string } }>('/v3/files/:realm/:id/:name', async (request, reply) => {
    const { realm, id } = request.params;
    const books = sandbox.companies.get(realm);
    const content = books?.files.get(id);
    const attachable = books?.get('Attachable', id);
    // A file goes with its attachment.
    if (!content || !attachable) return reply.code(404).send();
    const type = String(attachable.ContentType ?? 'application/octet-stream');
    return reply
      .type(type)
      .header('content-disposition', 'attachment')
      .header('x-content-type-options', 'nosniff')
      .send(content);
  });
}

function sendPage(reply: FastifyReply, body: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
    .send(body);
}

function home(sandbox: Sandbox, baseUrl: string): string {
  const rows = sandbox.companies
    .list()
    .map(
      (books) =>
        `<tr><td><a href="/books/${escapeHtml(books.realmId)}">${escapeHtml(books.name)}</a></td><td><code>${escapeHtml(books.realmId)}</code></td>` +
        `<td class="n">${books.count('Customer')}</td><td class="n">${books.count('Invoice')}</td></tr>`,
    )
    .join('');
  return page(
    'QuickBooks Online sandbox',
    `<h1>QuickBooks Online sandbox</h1>
<p>This process speaks the wire format of QuickBooks Online. Its companies are invented, and nothing here reaches a real accounting system.</p>
<table><tr><th>Company</th><th>Realm</th><th class="n">Customers</th><th class="n">Invoices</th></tr>${rows}</table>
<h2>Addresses</h2>
<table><tr><td>Authorise</td><td><code>${escapeHtml(baseUrl)}/connect/oauth2</code></td></tr>
<tr><td>Tokens</td><td><code>${escapeHtml(baseUrl)}/oauth2/v1/tokens/bearer</code></td></tr>
<tr><td>Companies</td><td><code>${escapeHtml(baseUrl)}/v3/company/</code></td></tr>
<tr><td>Application</td><td><code>${escapeHtml(sandbox.app.clientId)}</code></td></tr>
<tr><td>Control</td><td><code>${escapeHtml(baseUrl)}/_control</code> (this machine only)</td></tr></table>`,
  );
}

function bookPage(books: CompanyBooks): string {
  const table = (title: string, entity: string, columns: readonly [string, string, boolean][]) => {
    const head = columns
      .map(([, label, isNumber]) => `<th${isNumber ? ' class="n"' : ''}>${label}</th>`)
      .join('');
    const rows = newest(books, entity)
      .map((doc) => `<tr>${columns.map(([path, , isNumber]) => cell(doc, path, isNumber)).join('')}</tr>`)
      .join('');
    return `<h2>${title} (${books.count(entity)})</h2><table><tr>${head}</tr>${rows}</table>`;
  };
  return page(
    books.name,
    `<h1>${escapeHtml(books.name)}</h1><p>Realm <code>${escapeHtml(books.realmId)}</code>. The ${SHOWN} latest changes of each kind.</p>` +
      table('Customers', 'Customer', [
        ['DisplayName', 'Name', false],
        ['Balance', 'Balance', true],
      ]) +
      table('Invoices', 'Invoice', [
        ['DocNumber', 'Number', false],
        ['TxnDate', 'Date', false],
        ['CustomerRef.name', 'Customer', false],
        ['TotalAmt', 'Total', true],
        ['Balance', 'Open', true],
      ]) +
      table('Payments', 'Payment', [
        ['TxnDate', 'Date', false],
        ['CustomerRef.name', 'Customer', false],
        ['TotalAmt', 'Received', true],
        ['UnappliedAmt', 'Unapplied', true],
      ]),
  );
}

function newest(books: CompanyBooks, entity: string): object[] {
  const rows: object[] = [];
  for (const doc of books
    .table(entity)
    .changed(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 0, true)) {
    rows.push(doc);
    if (rows.length === SHOWN) break;
  }
  return rows;
}

function cell(doc: object, path: string, isNumber: boolean): string {
  const value = path
    .split('.')
    .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], doc);
  return isNumber ? `<td class="n">${amount(value).toFixed(2)}</td>` : `<td>${escapeHtml(value)}</td>`;
}
