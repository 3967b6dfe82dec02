import { Injectable } from '@nestjs/common';
import type { Page } from '#platform';
import { type CreditFilter, CreditsRepository } from '../credits.repository.js';
import type { CreditView } from '../domain/credit.js';
import { inCents } from '../domain/in-cents.js';
import { creditNotFound, refundNotFound } from '../domain/invoicing-errors.js';
import type { RefundView } from '../domain/refund.js';
import { type RefundFilter, RefundsRepository } from '../refunds.repository.js';

@Injectable()
export class ShowCredits {
  constructor(
    private readonly credits: CreditsRepository,
    private readonly refundRows: RefundsRepository,
  ) {}

  /** Throws `INVOICING.CREDIT_NOT_FOUND`. */
  async one(id: string): Promise<CreditView> {
    const credit = await this.credits.find(id);
    if (!credit) throw creditNotFound();
    return shown(credit);
  }

  async page(filter: CreditFilter): Promise<Page<CreditView>> {
    const page = await this.credits.list(filter);
    return { ...page, items: page.items.map(shown) };
  }

  /** Throws `INVOICING.REFUND_NOT_FOUND`. */
  async refund(id: string): Promise<RefundView> {
    const refund = await this.refundRows.find(id);
    if (!refund) throw refundNotFound();
    return inCents(refund, 'amount');
  }

  async refunds(filter: RefundFilter): Promise<Page<RefundView>> {
    const page = await this.refundRows.list(filter);
    return { ...page, items: page.items.map((refund) => inCents(refund, 'amount')) };
  }
}

function shown(credit: CreditView): CreditView {
  return {
    ...inCents(credit, 'subtotal', 'discountAmount', 'taxAmount', 'total', 'balance'),
    lines: credit.lines.map((line) => inCents(line, 'amount', 'taxAmount')),
    taxBreakdown: credit.taxBreakdown.map((part) => inCents(part, 'taxable', 'amount')),
    applications: credit.applications.map((use) => inCents(use, 'amount')),
  };
}
