import { Injectable } from '@nestjs/common';
import { JobsFacade } from '#jobs';
import { DomainError } from '#kernel';
import { PartiesFacade } from '#parties';
import { AuditLog, requireScope, UnitOfWork } from '#platform';
import type { MarkupRule } from '../domain/markup.js';
import { MarkupsRepository } from '../markups.repository.js';

/** A rule, or with a percentage of null the rule that is to go. */
type MarkupWish = Omit<MarkupRule, 'percent'> & { percent: string | null };

/** Agrees on a mark-up, or drops it again. */
@Injectable()
export class SaveMarkup {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rules: MarkupsRepository,
    private readonly jobs: JobsFacade,
    private readonly parties: PartiesFacade,
    private readonly audit: AuditLog,
  ) {}

  /** A percentage of null drops the rule. Throws `INVOICING.MARKUP_WHOSE`. */
  run(rule: MarkupWish): Promise<MarkupWish> {
    const { customerId, jobId, percent } = rule;
    return this.unitOfWork.run(async () => {
      if (customerId !== null && jobId !== null) throw whose('A job has a customer already.', 'customerId');
      if (jobId !== null && !(await this.jobs.job(jobId))) throw whose('There is no such job.', 'jobId');
      if (customerId !== null && !(await this.parties.customer(customerId)))
        throw whose('There is no such customer.', 'customerId');
      await (percent === null ? this.rules.remove(rule) : this.rules.save({ ...rule, percent }));
      await this.audit.record({
        action: percent === null ? 'markup.dropped' : 'markup.agreed',
        entity: 'organization',
        entityId: requireScope().organizationId,
        data: { ...rule },
      });
      return rule;
    });
  }
}

function whose(message: string, field: string): DomainError {
  return new DomainError('INVOICING.MARKUP_WHOSE', message, {
    field,
    fix: 'Name a job, or a customer, or neither of them for everybody.',
  });
}
