import { Injectable } from '@nestjs/common';
import type { OpenConnection } from '../connections/connection-contexts.js';
import type { PushReceipt } from '../ports/accounting-connector.js';
import type { AnyBinding } from './bindings/entity-binding.js';
import type { ExternalLink } from './links.repository.js';
import { type ClaimedOperation, OperationsRepository } from './operations.repository.js';
import { PushConfirmation } from './push-confirmation.js';
import { PushFailures } from './push-failures.js';
import type { FailureDecision, TriedOperation } from './push-outcome.js';
import { UnclearBalances } from './unclear-balances.js';

/** Records what became of a write, and what follows from it. */
@Injectable()
export class PushOutcomes {
  constructor(
    private readonly operations: OperationsRepository,
    private readonly confirmation: PushConfirmation,
    private readonly failures: PushFailures,
    private readonly balances: UnclearBalances,
  ) {}

  /** `claimed` as it was claimed: what was sent before tells what may have changed. */
  async confirmed(
    opened: OpenConnection,
    claimed: ClaimedOperation,
    { binding, link }: { binding: AnyBinding; link: ExternalLink | undefined },
    receipt: PushReceipt,
  ): Promise<void> {
    await this.confirmation.confirm(opened, claimed, binding, link, receipt);
    await this.balances.readAgain(opened, claimed);
  }

  async nothingToDo(opened: OpenConnection, claimed: ClaimedOperation): Promise<void> {
    await this.operations.settle(claimed, { status: 'superseded' });
    await this.balances.readAgain(opened, claimed);
  }

  /** Answers what was decided. */
  failed(opened: OpenConnection, operation: TriedOperation, error: unknown): Promise<FailureDecision> {
    return this.failures.settle(opened, operation, error);
  }
}
