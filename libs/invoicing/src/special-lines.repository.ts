import { Injectable } from '@nestjs/common';
import { Money, newId } from '#kernel';
import { Database, requireScope } from '#platform';
import type { InvoiceLineRecord } from './domain/invoice.js';
import { toDate } from './invoice-rows.repository.js';

/** The invoice whose lines hold something back or ask for a deposit. */
export interface NewlyHeld {
  id: string;
  holdbackReleaseOn?: string | null;
}

type SpecialLine = Pick<InvoiceLineRecord, 'lineNumber' | 'amount' | 'role'>;

/** Owns `holdbacks` and `deposits`: what a line of an invoice is good for later. */
@Injectable()
export class SpecialLinesRepository {
  constructor(private readonly database: Database) {}

  async replace({ id, holdbackReleaseOn }: NewlyHeld, lines: readonly SpecialLine[]): Promise<void> {
    const { prisma } = this.database;
    const { organizationId } = requireScope();
    const own = ({ lineNumber, amount }: SpecialLine) => ({
      ...{ organizationId, id: newId(), invoiceId: id, lineNumber },
      amount: Money.of(amount).isNegative() ? Money.of(amount).negated().toString() : amount,
    });
    const releaseOn = holdbackReleaseOn ? toDate(holdbackReleaseOn) : null;
    await prisma.holdback.deleteMany({ where: { invoiceId: id } });
    await prisma.deposit.deleteMany({ where: { invoiceId: id } });
    const held = lines.filter((line) => line.role === 'holdback');
    if (held.length > 0)
      await prisma.holdback.createMany({ data: held.map((line) => ({ ...own(line), releaseOn })) });
    const asked = lines.filter((line) => line.role === 'deposit');
    if (asked.length > 0) await prisma.deposit.createMany({ data: asked.map(own) });
  }

  /** Live invoices that bill the holdback of this one or take its deposit off, and credits that give it back. */
  usersOf(invoiceId: string): Promise<{ number: string; kind: 'deposit' | 'holdback' | 'credit' }[]> {
    return this.database.rows(
      `SELECT i.number, e.kind FROM invoice_evidence e
       JOIN invoices i ON i.organization_id = e.organization_id AND i.id = e.invoice_id
       WHERE e.released_at IS NULL AND (
         (e.kind = 'holdback' AND e.source_id IN (SELECT id FROM holdbacks WHERE invoice_id = $1)) OR
         (e.kind = 'deposit' AND e.source_id IN (SELECT id FROM deposits WHERE invoice_id = $1)))
       UNION ALL
       SELECT number, 'credit' FROM credits WHERE invoice_id = $1 AND status <> 'void'
       ORDER BY number LIMIT 1`,
      [invoiceId],
    );
  }
}
