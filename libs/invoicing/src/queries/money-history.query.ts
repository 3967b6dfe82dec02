import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditLog } from '#platform';
import { CreditsRepository } from '../credits.repository.js';
import type { HistoryEntry, InvoiceStory } from '../domain/history.js';
import { creditSteps, paymentSteps } from '../domain/money-steps.js';
import { type InvoiceTeller, InvoiceTellers } from '../invoice-tellers.js';
import { PaymentsRepository } from '../payments.repository.js';

/** As many payments, and as many lines of the log, as an invoice has in a hard life. */
const MOST = 500;

/** Payments and credits on an invoice, from here or from the books. */
@Injectable()
export class MoneyHistory implements InvoiceTeller, OnModuleInit {
  readonly needs = 'payments.read';

  constructor(
    private readonly tellers: InvoiceTellers,
    private readonly payments: PaymentsRepository,
    private readonly credits: CreditsRepository,
    private readonly audit: AuditLog,
  ) {}

  onModuleInit(): void {
    this.tellers.add(this);
  }

  async tell({ invoice: { id } }: InvoiceStory): Promise<HistoryEntry[]> {
    const { items: payments } = await this.payments.list({ invoiceId: id, limit: MOST });
    const credits = await this.credits.concerning(id, MOST);
    const [ofPayments, ofCredits] = [
      await this.audit.of('payment', idsOf(payments), MOST),
      await this.audit.of('credit', idsOf(credits), MOST),
    ];
    return [...paymentSteps(id, payments, ofPayments), ...creditSteps(id, credits, ofCredits)];
  }
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}
