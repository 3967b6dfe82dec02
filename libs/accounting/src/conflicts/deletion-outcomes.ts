import { Injectable } from '@nestjs/common';
import { DomainError, Money, newId } from '#kernel';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { BalancesOfTheBooks } from '../sync/balances-of-the-books.js';
import { Bindings } from '../sync/bindings/bindings.js';
import type { Conflict } from '../sync/conflicts.repository.js';
import { Withdrawals } from '../sync/withdrawals.js';
import { HandedOverRepository } from './handed-over.repository.js';

/** A conflict about a record of ours. */
export type Decided = Conflict & { localId: string };

type Told<K extends keyof Decided> = Pick<Decided, 'connectionId' | 'entity' | 'localId' | K>;

/** What becomes here of records that one side deleted, inside the open unit of work. */
@Injectable()
export class DeletionOutcomes {
  constructor(
    private readonly bindings: Bindings,
    private readonly connections: ConnectionsRepository,
    private readonly handedOver: HandedOverRepository,
    private readonly withdrawals: Withdrawals,
    private readonly balances: BalancesOfTheBooks,
  ) {}

  /** What was to change the record that was deleted there has nothing left to change: it is made anew instead. */
  async forgetChanges({ connectionId, entity, localId }: Told<never>): Promise<void> {
    await this.withdrawals.ofChanges(connectionId, entity, [localId]);
  }

  /** What became of the record there becomes of it here, and nothing of it is sent any more. */
  async follow({ connectionId, entity, localId, base }: Told<'base'>): Promise<void> {
    await this.withdrawals.of(connectionId, entity, [localId]);
    const { store, afterRemoval, toDocument } = this.bindings.of(entity);
    const record = (await store.readRecords([localId])).get(localId)?.record;
    const after = record && afterRemoval(record);
    if (!after) return;
    await store.importRecords([after]);
    await this.balances.restate(connectionId, entity, [toDocument(record), base ?? {}]);
  }

  /**
   * What stands there by now comes in as a record of its own; ours stays void, and nothing of it is sent any more. Throws
   * `CONFLICT.PAID_THERE` where somebody paid it there: what pays it would stay with the one that is void.
   */
  async takeInAnew({ connectionId, entity, localId, remoteId }: Told<'remoteId'>): Promise<void> {
    if (remoteId === null) return;
    const id = newId();
    const document = await this.handedOver.handOver({ connectionId, entity, localId, remoteId }, id);
    if (!document) return;
    if (isPaidInPart(document) || (await this.handedOver.isSettled(connectionId, localId))) throw paidThere();
    const { store, toRecord } = this.bindings.of(entity);
    const { system } = await this.connections.get(connectionId);
    await store.importRecords([toRecord(document as never, id, undefined, system)], { fresh: true });
    await this.withdrawals.of(connectionId, entity, [localId]);
  }
}

/** Something of it is not open any more. */
export function isPaidInPart({ balance, total }: Readonly<Record<string, unknown>>): boolean {
  return typeof balance === 'string' && typeof total === 'string' && !Money.of(balance).equals(total);
}

function paidThere(): DomainError {
  return DomainError.conflict('CONFLICT.PAID_THERE', 'It has been paid in the books meanwhile.', {
    fix: 'Void it there, which gives the payment back to the customer; or take the payment off it in the books first.',
  });
}
