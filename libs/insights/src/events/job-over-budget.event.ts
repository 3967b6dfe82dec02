import { DomainEvent } from '#platform';

/** What a job cost passed a threshold of its budget; told once for each. */
export class JobOverBudget extends DomainEvent {
  static override readonly eventName = 'job.over_budget';

  constructor(
    readonly jobId: string,
    /** Of the budget: 100 is all of it, less is an early word. */
    readonly percent: number,
    /** Decimal text in the organization's currency. */
    readonly cost: string,
    readonly budget: string,
    /** Of the budget: a threshold that is passed again after the budget was another one is news. */
    readonly budgetVersion: number,
  ) {
    super();
  }
}
