import { Injectable } from '@nestjs/common';
import type { Caller } from '#identity';
import { Money } from '#kernel';
import { AuditLog, decodeCursor, type Page, type PageQuery, toPage } from '#platform';
import { type HistoryEntry, inHistoryOrder, isAfterKey } from '../domain/history.js';
import { invoiceNotFound } from '../domain/invoicing-errors.js';
import { InvoiceTellers } from '../invoice-tellers.js';
import { InvoicesRepository } from '../invoices.repository.js';

/** Steps that are read of one invoice; nobody changes one so often. */
const MOST = 1_000;

/** Every step of an invoice's life that the caller may see, whichever module knows it. */
@Injectable()
export class InvoiceHistory {
  constructor(
    private readonly invoices: InvoicesRepository,
    private readonly audit: AuditLog,
    private readonly tellers: InvoiceTellers,
  ) {}

  /**
   * Newest first. All of it is put in order before a page is cut: it comes from several tables, and is short. Throws
   * `INVOICING.INVOICE_NOT_FOUND`.
   */
  async of(id: string, caller: Caller, { cursor, limit }: PageQuery): Promise<Page<HistoryEntry>> {
    const invoice = await this.invoices.find(id);
    if (!invoice) throw invoiceNotFound();
    const audited = await this.audit.of('invoice', [id], MOST);
    const told = inHistoryOrder(await this.tellers.tell({ invoice, audited }, caller));
    const key = cursor === undefined ? undefined : (decodeCursor(cursor, 'text', 'text') as [string, string]);
    return toPage(
      key ? told.filter((entry) => isAfterKey(entry, key)) : told,
      limit,
      (entry) => [entry.at, entry.id],
      inCents,
    );
  }
}

/** As every answer of the API shows money. */
function inCents(entry: HistoryEntry): HistoryEntry {
  return { ...entry, amount: entry.amount === null ? null : Money.of(entry.amount).toFixed(2) };
}
