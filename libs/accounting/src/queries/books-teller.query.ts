import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BooksDoor, type BooksEvidence, type BooksKnowledge } from '#approvals';
import type { InvoiceView } from '#invoicing';
import { type Connection, ConnectionsRepository } from '../connections/connections.repository.js';
import { LinksRepository } from '../sync/links.repository.js';

/** Tells whoever approves what on an invoice has no counterpart in the company file that it goes to. */
@Injectable()
export class BooksTeller implements BooksKnowledge, OnModuleInit {
  constructor(
    private readonly door: BooksDoor,
    private readonly connections: ConnectionsRepository,
    private readonly links: LinksRepository,
  ) {}

  onModuleInit(): void {
    this.door.open(this);
  }

  /**
   * One connection is spoken for; of several, what is known in one of them may be unknown in another, and which one an
   * invoice goes to follows from its customer's link.
   */
  async about(invoices: readonly InvoiceView[]): Promise<ReadonlyMap<string, BooksEvidence>> {
    const taking = (await this.connections.list()).filter(takesInvoices);
    const [connection] = taking;
    if (!connection || taking.length > 1) return new Map();
    const lines = invoices.flatMap((invoice) => invoice.lines);
    const items = await this.known(connection, 'item', idsOf(lines.map(({ itemId }) => itemId)));
    const codes = await this.known(connection, 'tax-code', idsOf(lines.map(({ taxCodeId }) => taxCodeId)));
    const company = connection.remoteCompanyName ?? 'the books';
    const isMissing = (known: ReadonlySet<string>, id: string | null) => id !== null && !known.has(id);
    return new Map(
      invoices.map((invoice) => {
        const unmapped = invoice.lines.flatMap(({ lineNumber, itemId, taxCodeId }) => [
          ...(isMissing(items, itemId) ? [{ lineNumber, what: 'its item' }] : []),
          ...(isMissing(codes, taxCodeId) ? [{ lineNumber, what: 'its tax code' }] : []),
        ]);
        return [invoice.id, { company, closedThrough: null, unmapped, predictedTotal: null }];
      }),
    );
  }

  private async known(
    { id }: Connection,
    entity: 'item' | 'tax-code',
    localIds: readonly string[],
  ): Promise<Set<string>> {
    if (localIds.length === 0) return new Set();
    return new Set((await this.links.remoteIds(id, entity, localIds)).map(([localId]) => localId));
  }
}

function takesInvoices({ status, settings }: Connection): boolean {
  return (status === 'active' || status === 'degraded') && settings.push !== false;
}

function idsOf(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.flatMap((id) => id ?? []))];
}
