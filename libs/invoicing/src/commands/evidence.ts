import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import type { JobLine } from '../domain/billed-work.js';
import { evidenceOf } from '../domain/evidence.js';
import type { InvoiceDirection, InvoiceLineRecord } from '../domain/invoice.js';
import type { OrderBill } from '../domain/order-billing.js';
import { EvidenceRepository } from '../evidence.repository.js';
import { type NewlyHeld, SpecialLinesRepository } from '../special-lines.repository.js';
import { EvidenceSources } from './evidence-sources.js';
import { InvoicedWork } from './invoiced-work.js';
import { OrderBilling } from './order-billing.js';

type EvidencedLine = Pick<
  InvoiceLineRecord,
  | 'lineNumber'
  | 'amount'
  | 'role'
  | 'jobId'
  | 'jobLineNumber'
  | 'quantity'
  | 'timeEntryId'
  | 'evidence'
  | 'purchaseOrderLineNumber'
>;

/**
 * Takes what invoice lines bill (job and order quantities, time, expenses, material, deposits …) so that nothing is billed twice, and gives
 * it back. Joins the caller's unit of work.
 */
@Injectable()
export class Evidence {
  constructor(
    private readonly work: InvoicedWork,
    private readonly sources: EvidenceSources,
    private readonly rows: EvidenceRepository,
    private readonly special: SpecialLinesRepository,
    private readonly orders: OrderBilling,
  ) {}

  /** Moves the sources, before the invoice is there: whoever bills the same waits here, not while holding a number. */
  async take(bill: OrderBill, lines: readonly EvidencedLine[]): Promise<void> {
    await this.work.take(bill.direction, lines);
    await this.orders.take(bill, lines);
    await this.sources.take(bill.direction, evidenceOf(lines));
  }

  /** Writes down what the stored invoice rests on, and what it holds back or asks for in advance. */
  async record(invoice: NewlyHeld & OrderBill, lines: readonly EvidencedLine[]): Promise<void> {
    await this.rows.add(invoice.id, invoice.direction, evidenceOf(lines));
    await this.special.replace(invoice, lines);
    await this.orders.record(invoice.id, invoice, lines);
  }

  /** Throws `INVOICING.USED_LATER` when another document releases its holdback, takes its deposit off or credits it. */
  async refuseUsed(invoice: { id: string; number: string }): Promise<void> {
    const [user] = await this.special.usersOf(invoice.id);
    if (!user) return;
    throw DomainError.conflict(
      'INVOICING.USED_LATER',
      `${user.number} ${USES[user.kind]} ${invoice.number}, so ${invoice.number} cannot be voided.`,
      { fix: `Void ${user.number} first.`, details: { invoiceNumber: invoice.number, usedBy: user.number } },
    );
  }

  /** What is a fact of the books already is given back as far as nobody gave it back before. */
  async release(
    invoices: readonly { id: string; direction: InvoiceDirection; lines: readonly JobLine[] }[],
    terms: { isFact?: boolean } = {},
  ): Promise<void> {
    await this.work.release(invoices, terms);
    const ids = invoices.map(({ id }) => id);
    await this.orders.release(ids);
    await this.sources.giveBack(await this.rows.release(ids));
  }
}

const USES = {
  deposit: 'takes off the deposit of',
  holdback: 'releases the holdback of',
  credit: 'credits',
} as const;
