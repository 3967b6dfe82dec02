import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#platform';
import { type HoldbackView, releaseGroups, releaseLines } from '../domain/held-back.js';
import { type HoldbackFilter, HoldbacksRepository } from '../holdbacks.repository.js';
import { CreateInvoice } from './create-invoice.command.js';
import { type ComposedInvoice, InvoiceComposer } from './invoice-composer.js';
import { LocalDay } from './local-day.js';

export interface ReleaseInput extends Omit<HoldbackFilter, 'status'> {
  /** Only what is due today. */
  dueOnly?: boolean;
  invoiceDate?: string;
}

/** What is done in the transaction of a release: before the draft is made, and after it. */
export interface AlongRelease {
  alongside?: (composed: ComposedInvoice) => Promise<void>;
  afterwards?: (id: string) => Promise<void>;
}

/** Bills what was held back: a draft for each party and job. A holdback that is released twice is refused. */
@Injectable()
export class ReleaseHoldback {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly holdbacks: HoldbacksRepository,
    private readonly composer: InvoiceComposer,
    private readonly creating: CreateInvoice,
    private readonly day: LocalDay,
  ) {}

  /** Answers the ids of the drafts. Throws `INVOICING.NOTHING_HELD_BACK` and `INVOICING.EVIDENCE_BILLED`. */
  async run({ dueOnly = false, invoiceDate, ...filter }: ReleaseInput): Promise<string[]> {
    const found = await this.holdbacks.find(await this.day.today(), filter);
    const wanted = found.filter(({ status }) => status === 'due' || (status === 'held' && !dueOnly));
    if (wanted.length === 0) throw nothingHeld(found);
    const ids: string[] = [];
    for (const group of releaseGroups(wanted)) ids.push(await this.release(group, invoiceDate));
    return ids;
  }

  /** A draft of one party and job; what else there is to do is done in its transaction. Answers its id. */
  async release(
    group: readonly HoldbackView[],
    invoiceDate?: string,
    { alongside, afterwards }: AlongRelease = {},
  ): Promise<string> {
    const [first] = group as [HoldbackView, ...HoldbackView[]];
    const { direction, customerId, contractorId, jobId, currency, exchangeRate } = first;
    const composed = await this.composer.compose({
      ...{ direction, customerId, contractorId, jobId, currency, exchangeRate, invoiceDate },
      lines: releaseLines(group),
    });
    const billNumber = direction === 'payable' ? `HB-${first.number}` : undefined;
    return this.unitOfWork.run(async () => {
      await alongside?.(composed);
      const id = await this.creating.run({ ...composed, direction, billNumber, kind: 'holdback_release' });
      await afterwards?.(id);
      return id;
    });
  }
}

function nothingHeld(found: readonly HoldbackView[]): DomainError {
  const [released] = found.filter((one) => one.status === 'released');
  return DomainError.conflict(
    'INVOICING.NOTHING_HELD_BACK',
    released
      ? `What was held back is billed on ${released.releasedByNumber} already.`
      : 'Nothing is held back here that can be released.',
    { fix: 'Only holdbacks of approved invoices that no other invoice has released can be billed.' },
  );
}
