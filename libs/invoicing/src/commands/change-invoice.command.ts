import { Injectable } from '@nestjs/common';
import { AuditLog, UnitOfWork } from '#platform';
import type { InvoiceView } from '../domain/invoice.js';
import { differencesOf } from '../domain/invoice-differences.js';
import { InvoicesRepository } from '../invoices.repository.js';
import { Evidence } from './evidence.js';
import { type InvoiceChange, InvoiceDrafts } from './invoice-drafts.js';
import { lockOne } from './lock-invoice.js';

/** Changes a draft, or an invoice that was sent back. What is not named stays; lines are replaced as a whole. */
@Injectable()
export class ChangeInvoice {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invoices: InvoicesRepository,
    private readonly drafts: InvoiceDrafts,
    private readonly evidence: Evidence,
    private readonly audit: AuditLog,
  ) {}

  run(id: string, { version, ...change }: InvoiceChange): Promise<InvoiceView> {
    return this.unitOfWork.run(async () => {
      const before = await lockOne(this.invoices, id);
      const { lines, ...composed } = await this.drafts.changed(before, { version, ...change });
      await this.evidence.release([before]);
      await this.evidence.take({ ...composed, direction: before.direction }, lines);
      await this.invoices.replaceLines(id, lines);
      await this.evidence.record({ ...composed, id, direction: before.direction }, lines);
      const after = await this.invoices.update(id, { ...composed, balance: composed.total });
      await this.audit.record({
        action: 'invoice.changed',
        entity: 'invoice',
        entityId: id,
        data: {
          number: before.number,
          fields: Object.keys(change),
          changes: differencesOf(before, after),
          total: { from: before.total, to: after.total },
        },
      });
      return after;
    });
  }
}
