import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#platform';
import { carriedLines } from '../domain/carried-lines.js';
import type { InvoiceLineRecord, InvoiceView } from '../domain/invoice.js';
import { EDITABLE_STATUSES } from '../domain/invoice-states.js';
import { InvoicesRepository } from '../invoices.repository.js';
import { Evidence } from './evidence.js';
import { InvoiceComposer, type RequestedLine } from './invoice-composer.js';
import { mergedInput, refuseFixedLines } from './invoice-drafts.js';
import { lockOne } from './lock-invoice.js';

/** The lines and figures of an invoice, as they can be put back. */
export type InvoiceFigures = Pick<
  InvoiceView,
  'subtotal' | 'discountAmount' | 'taxAmount' | 'total' | 'taxBreakdown'
> & { lines: InvoiceLineRecord[] };

/** Says what the lines become; `were` are the same lines as they are stored, one for one. */
export type LineChange = (lines: RequestedLine[], were: readonly InvoiceLineRecord[]) => RequestedLine[];

const isKept = (role: InvoiceLineRecord['role'] | null): boolean => role === null || role === 'deposit';

/** Small corrections of an invoice that nobody approved yet; it bills what it billed. The caller audits them. */
@Injectable()
export class CorrectInvoice {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invoices: InvoicesRepository,
    private readonly composer: InvoiceComposer,
    private readonly evidence: Evidence,
  ) {}

  /**
   * Adds the invoice up again from lines that bill what its own do; what it holds back follows from them. Throws
   * `INVOICING.NOT_CORRECTABLE` and `INVOICING.LINES_FIXED`.
   */
  run(id: string, change: LineChange): Promise<InvoiceView> {
    return this.unitOfWork.run(async () => {
      const before = await this.correctable(id);
      const lines = change(
        carriedLines(before, isKept),
        before.lines.filter(({ role = null }) => isKept(role)),
      );
      const composed = await this.composer.compose(mergedInput(before, { lines }));
      const { subtotal, discountAmount, taxAmount, total, taxBreakdown } = composed;
      const figures = { subtotal, discountAmount, taxAmount, total, taxBreakdown, lines: composed.lines };
      return this.write(before, figures);
    });
  }

  /** Puts back what `run` replaced, to the cent. Throws `INVOICING.NOT_CORRECTABLE`. */
  restore(id: string, figures: InvoiceFigures): Promise<InvoiceView> {
    return this.unitOfWork.run(async () => this.write(await this.correctable(id), figures));
  }

  private async correctable(id: string): Promise<InvoiceView> {
    const invoice = await lockOne(this.invoices, id);
    refuseFixedLines(invoice);
    if (invoice.status === 'pending_approval' || EDITABLE_STATUSES.includes(invoice.status)) return invoice;
    throw DomainError.conflict(
      'INVOICING.NOT_CORRECTABLE',
      `Invoice ${invoice.number} is ${invoice.status.replaceAll('_', ' ')}, so it cannot be corrected.`,
      { fix: 'Void it and write a new one.' },
    );
  }

  private async write(before: InvoiceView, { lines, ...figures }: InvoiceFigures): Promise<InvoiceView> {
    await this.evidence.release([before]);
    await this.evidence.take(before, lines);
    await this.invoices.replaceLines(before.id, lines);
    await this.evidence.record(before, lines);
    return this.invoices.update(before.id, { ...figures, balance: figures.total });
  }
}
