import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import type { OpenConnection } from '../connections/connection-contexts.js';
import { isKindSent } from '../connections/directions.js';
import { Bindings } from '../sync/bindings/bindings.js';
import { LinksRepository } from '../sync/links.repository.js';
import { OperationsRepository } from '../sync/operations.repository.js';
import { PushPlanner } from '../sync/push-planner.js';
import type { Difference } from './reconciliation.types.js';
import { SuspectsRepository } from './suspects.repository.js';

/** Puts a record of ours in line for one company file, because a person decided so. */
@Injectable()
export class SendOurs {
  constructor(
    private readonly bindings: Bindings,
    private readonly links: LinksRepository,
    private readonly operations: OperationsRepository,
    private readonly planner: PushPlanner,
    private readonly suspects: SuspectsRepository,
  ) {}

  /**
   * In the open unit of work. A write that waits is tried again; else one is planned, as the record stands. Throws
   * `DIFFERENCE.NOT_HERE`, `DIFFERENCE.READ_ONLY` and `DIFFERENCE.SENT_ALREADY`.
   */
  async line(opened: OpenConnection, { connectionId, entity, localId }: Difference): Promise<void> {
    if (localId === null) throw notHere();
    if (!isSent(opened, entity)) throw readOnly();
    const waiting = (await this.suspects.waiting(connectionId, entity, [localId])).get(localId);
    if (waiting) await this.operations.retry(connectionId, [waiting.id]);
    else await this.plan(connectionId, entity, localId);
    await this.planner.wake(connectionId);
  }

  private async plan(connectionId: string, entity: Difference['entity'], localId: string): Promise<void> {
    const binding = this.bindings.of(entity);
    const stored = (await binding.store.readRecords([localId])).get(localId);
    if (!stored) throw notHere();
    const link = await this.links.byLocalId(connectionId, entity, localId);
    const { voided } = binding.toDocument(stored.record) as { voided?: boolean };
    const isThere = link !== undefined && !link.deleted;
    const operation = voided ? 'void' : isThere ? 'update' : 'create';
    const planned = await this.operations.plan([
      {
        ...{ connectionId, entity, localId, operation },
        ...{ localVersion: stored.version, generation: link?.generation ?? 1 },
      },
    ]);
    if (planned === 0) throw sentAlready();
  }
}

function isSent({ connection, connector }: OpenConnection, entity: Difference['entity']): boolean {
  const mayGo = connection.settings.push !== false && isKindSent(connection, entity);
  return connector.capabilities.entities[entity]?.push === true && mayGo;
}

function notHere(): DomainError {
  return DomainError.conflict('DIFFERENCE.NOT_HERE', 'We have no such record that could be sent.', {
    fix: 'Read it again from the books instead.',
  });
}

function readOnly(): DomainError {
  return DomainError.conflict('DIFFERENCE.READ_ONLY', 'Nothing of this kind is sent to this company.', {
    fix: 'Let its connection send, or mend it in the books and check again.',
  });
}

function sentAlready(): DomainError {
  return DomainError.conflict(
    'DIFFERENCE.SENT_ALREADY',
    'The books were sent this very version of the record already, and say something else.',
    { fix: 'Read it again from the books, or change the record here.' },
  );
}
