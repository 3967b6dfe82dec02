import { Injectable } from '@nestjs/common';
import type { InvoiceFigures, InvoiceView } from '#invoicing';
import { AuditLog } from '#platform';
import { FixesRepository, type StoredFix } from '../fixes.repository.js';
import { ApprovalDesk } from './approval-desk.js';

/** What was mended, by whom, and how to take it back. A mended invoice is another one: its approval begins anew. */
@Injectable()
export class FixLedger {
  constructor(
    private readonly fixes: FixesRepository,
    private readonly desk: ApprovalDesk,
    private readonly audit: AuditLog,
  ) {}

  async applied(rule: string, appliedBy: string, before: InvoiceView, after: InvoiceView): Promise<void> {
    const { id: invoiceId, version: afterVersion } = after;
    await this.fixes.add({ invoiceId, rule, before: figuresOf(before), afterVersion, appliedBy });
    await this.note('invoice.finding-fixed', rule, before, after);
  }

  /** The last fix of that rule on that invoice which was not taken back. */
  inForce(invoiceId: string, rule: string): Promise<StoredFix | undefined> {
    return this.fixes.inForce(invoiceId, rule);
  }

  async undone(
    { id, rule }: { id: string; rule: string },
    undoneBy: string,
    before: InvoiceView,
    after: InvoiceView,
  ): Promise<void> {
    await this.fixes.undo(id, undoneBy);
    await this.note('invoice.finding-unfixed', rule, before, after);
  }

  private async note(action: string, rule: string, before: InvoiceView, after: InvoiceView): Promise<void> {
    if (after.status === 'pending_approval') await this.desk.openFor(after);
    await this.audit.record({
      action,
      entity: 'invoice',
      entityId: after.id,
      data: { rule, total: { from: before.total, to: after.total } },
    });
  }
}

function figuresOf(invoice: InvoiceView): InvoiceFigures {
  const { subtotal, discountAmount, taxAmount, total, taxBreakdown, lines } = invoice;
  return { subtotal, discountAmount, taxAmount, total, taxBreakdown, lines };
}
