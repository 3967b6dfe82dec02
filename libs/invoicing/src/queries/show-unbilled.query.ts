import { Injectable } from '@nestjs/common';
import { JobsFacade } from '#jobs';
import { DomainError, Money } from '#kernel';
import { whole } from '../domain/evidence.js';
import type { LineInput } from '../domain/line-input.js';
import { type Unbilled, type UnbilledFilter, UnbilledWork } from './unbilled-work.query.js';

type Days = Pick<UnbilledFilter, 'from' | 'to'>;

/** What could be billed, as a screen shows it before somebody drafts the invoice. */
@Injectable()
export class ShowUnbilled {
  constructor(
    private readonly jobs: JobsFacade,
    private readonly work: UnbilledWork,
  ) {}

  /** Throws `INVOICING.JOB_NOT_FOUND`. */
  async ofJob(jobId: string, days: Days) {
    const job = await this.jobs.job(jobId);
    if (!job) throw DomainError.notFound('INVOICING.JOB_NOT_FOUND', 'There is no such job.');
    return shown(await this.work.ofJob(job, days));
  }

  /** Throws `INVOICING.NO_SUCH_CUSTOMER`. */
  async ofCustomer(customerId: string, days: Days) {
    return shown(await this.work.ofCustomer(customerId, days));
  }
}

function shown({ currency, parts }: Unbilled) {
  return {
    currency,
    amount: Money.sum(parts.map(({ amount }) => amount)).toFixed(),
    parts: parts.map((part) => ({ ...part, lines: part.lines.map(lineOf) })),
  };
}

function lineOf({ itemId, description, quantity, unitPrice, jobId, serviceDate, evidence = [] }: LineInput) {
  return {
    itemId: itemId ?? null,
    description,
    quantity: quantity ?? '1',
    unitPrice: unitPrice ?? null,
    jobId: jobId ?? null,
    serviceDate: serviceDate ?? null,
    evidence: evidence.map((one) => ({ ...whole(one.kind, one.sourceId), ...one })),
  };
}
