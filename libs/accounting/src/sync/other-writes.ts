import { Injectable } from '@nestjs/common';
import { ENTITIES, type Entity } from '../ports/canonical-documents.js';
import { ConnectorError } from '../ports/connector-error.js';
import { Bindings } from './bindings/bindings.js';
import type { ClaimedOperation, SyncOperation } from './operations.repository.js';
import { collectReferences } from './references.js';
import { OF_MONEY } from './settlements.js';
import { type UnsettledWrite, UnsettledWritesRepository } from './unsettled-writes.repository.js';

type Document = Record<string, unknown>;
type Write = Pick<SyncOperation, 'entity' | 'localId'>;

/** A write waits for those of others that name its record, of which one is told; it is tried again by itself. */
export class WaitsForOthersError extends ConnectorError {
  readonly entity: Entity;
  readonly localId: string;

  constructor({ entity, localId }: Write) {
    const fix = 'It goes by itself as soon as those are settled.';
    super('validation', 'Writes of other records that name this one go first.', { fix });
    this.name = 'WaitsForOthersError';
    this.entity = entity;
    this.localId = localId;
  }
}

/** What else is on its way to the books and bears on a write: the order of one record's writes is not enough. */
@Injectable()
export class OtherWrites {
  constructor(
    private readonly bindings: Bindings,
    private readonly writes: UnsettledWritesRepository,
  ) {}

  /**
   * What is taken back must not be named by a write that is still to come: a payment that a credit made would be left
   * there without the credit. A file hangs on a void document as well. Throws `WaitsForOthersError`.
   */
  async mustNotName(connectionId: string, { entity, localId }: Write): Promise<void> {
    const naming = ENTITIES.filter(
      (one) => one !== 'attachment' && Object.values(this.bindings.of(one).references).includes(entity),
    );
    const unsettled = await this.writes.of(connectionId, naming, { entity, localId });
    const documents = await this.documentsOf(unsettled.filter(({ isRefused }) => !isRefused));
    const named = documents.find(([one, document]) =>
      collectReferences([document], this.bindings.of(one.entity).references).get(entity)?.has(localId),
    );
    if (named) throw new WaitsForOthersError(named[0]);
  }

  /**
   * Whether other writes of the same customer or vendor are on their way, or were when this one was claimed: the books may
   * refuse it only because of these.
   */
  async mayStandInTheWay(
    connectionId: string,
    { entity, localId, updatedAt }: ClaimedOperation,
  ): Promise<boolean> {
    if (!OF_MONEY.includes(entity)) return false;
    const all = await this.writes.of(connectionId, OF_MONEY, { entity, localId }, updatedAt);
    const unsettled = notWaitingFor(localId, all);
    if (unsettled.length === 0) return false;
    const [mine] = await this.documentsOf([{ entity, localId }]);
    const others = await this.documentsOf(unsettled);
    return mine !== undefined && others.some(([, other]) => partyOf(other) === partyOf(mine[1]));
  }

  private async documentsOf(writes: readonly Write[]): Promise<[Write, Document][]> {
    const byEntity = Map.groupBy(writes, ({ entity }) => entity);
    const found = await Promise.all(
      [...byEntity].map(async ([entity, mine]) => {
        const binding = this.bindings.of(entity);
        const stored = await binding.store.readRecords(mine.map(({ localId }) => localId));
        return [...stored].map(([localId, { record }]): [Write, Document] => [
          { entity, localId },
          binding.toDocument(record) as unknown as Document,
        ]);
      }),
    );
    return found.flat();
  }
}

/** Without those that were refused themselves or wait for this record, so that two never wait for each other. */
function notWaitingFor(localId: string, writes: readonly UnsettledWrite[]): UnsettledWrite[] {
  const waitsFor = new Map(writes.map((write) => [write.localId, write.waitsFor]));
  const leadsHere = (write: UnsettledWrite) => {
    const seen = new Set<string>();
    let next = write.waitsFor;
    while (next !== null && next !== localId && !seen.has(next)) {
      seen.add(next);
      next = waitsFor.get(next) ?? null;
    }
    return next === localId;
  };
  return writes.filter((write) => !write.isRefused && !leadsHere(write));
}

function partyOf({ customerId, contractorId }: Document): unknown {
  return customerId ?? contractorId;
}
