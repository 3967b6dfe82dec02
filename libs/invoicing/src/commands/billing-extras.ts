import { Injectable } from '@nestjs/common';
import { JobsFacade } from '#jobs';
import { DomainError, Money } from '#kernel';
import { BillingSettingsRepository } from '../billing-settings.repository.js';
import { DepositsRepository } from '../deposits.repository.js';
import { itemFor, NO_SETTINGS } from '../domain/billing-settings.js';
import { type DepositView, depositLine } from '../domain/deposit.js';
import { type HoldbackTerms, provinceOfWork, usualHoldback } from '../domain/holdback.js';
import type { LineInput } from '../domain/line-input.js';

export interface ExtrasInput {
  /** Holds a percentage of the work back; without a percentage, what is usual. */
  holdback?: { percent?: string; releaseOn?: string } | null;
  /** Deposits to take off, before tax. */
  deposits?: { depositId: string; amount?: string }[];
  /** Freight charged to the customer, before tax. */
  freight?: string;
}

interface Party {
  direction: 'receivable' | 'payable';
  customerId?: string | null;
  jobId?: string | null;
  currency: string;
}

/** What an invoice carries besides its work: freight, deposits taken off, the holdback. Reads only. */
@Injectable()
export class BillingExtras {
  constructor(
    private readonly settings: BillingSettingsRepository,
    private readonly deposits: DepositsRepository,
    private readonly jobs: JobsFacade,
  ) {}

  /** `home` is the organization's province, for work whose site is not known. */
  async of(
    input: ExtrasInput & Party,
    home: string,
  ): Promise<{ lines: LineInput[]; holdback: HoldbackTerms | null }> {
    const { holdback, deposits = [], freight } = input;
    if (!holdback && deposits.length === 0 && !freight) return { lines: [], holdback: null };
    const settings = (await this.settings.find()) ?? NO_SETTINGS;
    const percent = holdback?.percent ?? settings.holdbackPercent ?? (await this.usualPercent(input, home));
    if (holdback) checkPercent(percent);
    const freightLines: LineInput[] = freight
      ? [{ itemId: itemFor(settings, 'freightItemId'), description: 'Freight', amount: freight }]
      : [];
    return {
      lines: [...freightLines, ...(await this.depositLines(deposits, input))],
      holdback:
        holdback && !Money.of(percent).isZero()
          ? { percent, itemId: itemFor(settings, 'holdbackItemId') }
          : null,
    };
  }

  private async usualPercent({ jobId }: Party, home: string): Promise<string> {
    const job = jobId ? await this.jobs.job(jobId) : undefined;
    return usualHoldback(provinceOfWork(job?.siteAddress, home)).percent;
  }

  private async depositLines(
    wishes: NonNullable<ExtrasInput['deposits']>,
    { customerId, currency }: Party,
  ): Promise<LineInput[]> {
    const found = await this.deposits.byIds(wishes.map(({ depositId }) => depositId));
    return wishes.map(({ depositId, amount }, index) => {
      const deposit = found.find(({ id }) => id === depositId);
      if (deposit?.customerId !== customerId || deposit?.currency !== currency)
        throw noDeposit(index, currency);
      return depositLine(deposit, amount ?? leftOf(deposit), index);
    });
  }
}

function leftOf({ amount, appliedAmount }: DepositView): string {
  return Money.of(amount).minus(appliedAmount).toFixed();
}

function checkPercent(percent: string): void {
  if (Money.of(percent).compare('100') < 0 && !Money.of(percent).isNegative()) return;
  throw new DomainError('INVOICING.HOLDBACK_PERCENT', `A holdback of ${percent} % is not possible.`, {
    field: 'holdback.percent',
    fix: 'Give a percentage from 0 to less than 100.',
  });
}

function noDeposit(index: number, currency: string): DomainError {
  return new DomainError('INVOICING.NO_SUCH_DEPOSIT', `This customer has no such deposit in ${currency}.`, {
    field: `deposits.${index}.depositId`,
    fix: 'Choose one of the deposits of this customer.',
  });
}
