import { DomainEvent } from '#platform';

/** An expense was handed in and waits for somebody to accept it. */
export class ExpenseSubmitted extends DomainEvent {
  static override readonly eventName = 'expense.submitted';

  constructor(
    readonly expenseId: string,
    readonly contractorId: string,
  ) {
    super();
  }
}

/** Somebody with the right to do so accepted the expense: it may be billed. */
export class ExpenseApproved extends DomainEvent {
  static override readonly eventName = 'expense.approved';

  constructor(
    readonly expenseId: string,
    readonly version: number,
  ) {
    super();
  }
}

/** An expense came back to its author, who may change it and hand it in again. */
export class ExpenseRejected extends DomainEvent {
  static override readonly eventName = 'expense.rejected';

  constructor(
    readonly expenseId: string,
    readonly contractorId: string,
    readonly reason: string,
  ) {
    super();
  }
}
