import { Injectable } from '@nestjs/common';
import { DomainError, Money } from '#kernel';
import { PartiesFacade } from '#parties';
import { BillingSettingsRepository } from '../billing-settings.repository.js';
import { itemFor, NO_SETTINGS } from '../domain/billing-settings.js';
import { noSuchParty } from '../domain/invoicing-errors.js';
import { CreateInvoice } from './create-invoice.command.js';
import { InvoiceComposer, type InvoiceInput } from './invoice-composer.js';

export interface DepositInput
  extends Pick<
    InvoiceInput,
    'jobId' | 'invoiceDate' | 'dueDate' | 'termId' | 'currency' | 'exchangeRate' | 'customerMemo'
  > {
  /** Before tax. */
  amount: string;
  description?: string;
  taxCodeId?: string;
}

/** An invoice for money in advance, which later invoices take off. */
@Injectable()
export class AskDeposit {
  constructor(
    private readonly parties: PartiesFacade,
    private readonly settings: BillingSettingsRepository,
    private readonly composer: InvoiceComposer,
    private readonly creating: CreateInvoice,
  ) {}

  /** Answers the id of the draft. Throws `INVOICING.ITEM_NOT_SET`. */
  async run(
    customerId: string,
    { amount, description, taxCodeId, ...header }: DepositInput,
  ): Promise<string> {
    if (Money.of(amount).compare('0') <= 0) {
      throw new DomainError('INVOICING.DEPOSIT_AMOUNT', 'A deposit is more than zero.', { field: 'amount' });
    }
    if (!(await this.parties.customer(customerId))) throw noSuchParty('customer');
    const settings = (await this.settings.find()) ?? NO_SETTINGS;
    const line = {
      itemId: itemFor(settings, 'depositItemId'),
      description: description ?? 'Deposit',
      amount,
      taxCodeId: taxCodeId ?? settings.depositTaxCodeId ?? undefined,
      jobId: header.jobId,
      role: 'deposit' as const,
    };
    const direction = 'receivable' as const;
    const composed = await this.composer.compose({ ...header, customerId, direction, lines: [line] });
    return this.creating.run({ ...composed, direction, kind: 'deposit' });
  }
}
