import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { DeletionOutcomes } from '../conflicts/deletion-outcomes.js';
import { Bindings } from '../sync/bindings/bindings.js';
import { OperationsRepository } from '../sync/operations.repository.js';
import { type LocalChange, PushPlanner } from '../sync/push-planner.js';
import { isUniqueViolation } from '../unique-violation.js';
import { SameRecord } from './same-record.js';
import type { WaitAnswer } from './wait-kinds.js';
import type { ParkedWrite } from './waiting.repository.js';
import type { Evidence } from './waiting-evidence.js';

export interface WriteDecision {
  answer: WaitAnswer;
  remoteId?: string;
  name?: string;
  recordId?: string;
}

/** What becomes of a write, inside the open unit of work. */
@Injectable()
export class WriteOutcomes {
  constructor(
    private readonly bindings: Bindings,
    private readonly operations: OperationsRepository,
    private readonly planner: PushPlanner,
    private readonly deletions: DeletionOutcomes,
    private readonly same: SameRecord,
  ) {}

  /** Nobody else changes the record until the unit of work ends. */
  async hold({ entity, localId }: ParkedWrite): Promise<void> {
    await this.bindings.of(entity).store.readRecords([localId], { hold: true });
  }

  async retry({ connectionId, id }: ParkedWrite): Promise<void> {
    await this.operations.retry(connectionId, [id]);
    await this.planner.wake(connectionId);
  }

  async giveUp({ connectionId, entity, localId }: ParkedWrite): Promise<void> {
    await this.operations.giveUp(connectionId, entity, [localId]);
  }

  /** The counterpart was deleted there, and so becomes ours. */
  async follow({ connectionId, entity, localId }: ParkedWrite, theirs: object): Promise<void> {
    await this.deletions.follow({ connectionId, entity, localId, base: theirs });
  }

  /** Ours stays void; what stands there comes in as a record of its own. */
  async takeInAnew(write: ParkedWrite, remoteId: string): Promise<void> {
    const { connectionId, entity, localId } = write;
    await this.deletions.takeInAnew({ connectionId, entity, localId, remoteId });
    await this.giveUp(write);
  }

  /** Throws `WAITING.NO_CANDIDATE` and what joining two records throws. */
  async join(write: ParkedWrite, remoteId: string | undefined, { candidates }: Evidence): Promise<void> {
    const candidate = candidates.find((one) => one.isSameKind && one.remoteId === remoteId);
    if (!candidate) throw noCandidate();
    if (await this.same.join(write, candidate)) await this.retry(write);
    else await this.operations.giveUpCreation(write.connectionId, write.entity, write.localId);
  }

  /** Throws `WAITING.NAME_MISSING` and `WAITING.NAME_TAKEN`. */
  async rename(write: ParkedWrite, name: string | undefined): Promise<void> {
    const { entity, localId } = write;
    const to = name?.trim();
    if (!to) throw nameMissing();
    const { store } = this.bindings.of(entity);
    const stored = (await store.readRecords([localId])).get(localId);
    if (!stored) return;
    const field = entity === 'item' ? 'name' : 'displayName';
    const version = await versionOf(store.importRecords([{ ...stored.record, [field]: to }]), localId);
    await this.retry(write);
    // Other companies that have the record hear of its name as well.
    if (version !== undefined) await this.planner.planWhereItIs({ entity, localId, version, kind: 'write' });
  }

  /** What the write names is made active here and there. Answers the one that is sent last, after which the write can go. */
  async reactivate(
    { connectionId }: ParkedWrite,
    { references }: Evidence,
  ): Promise<{ entity: LocalChange['entity']; localId: string }> {
    const changes: LocalChange[] = [];
    for (const { entity, recordId } of references.filter((one) => one.canReactivate)) {
      const { store } = this.bindings.of(entity);
      const stored = (await store.readRecords([recordId], { hold: true })).get(recordId);
      if (!stored) continue;
      const versions = await store.importRecords([{ ...stored.record, active: true } as { id: string }]);
      // Active here already, it has no new version: a later one planned for it would be missed when it really comes.
      const version = versions.get(recordId) ?? stored.version;
      changes.push({ entity, localId: recordId, version, kind: 'write' });
    }
    await this.planner.planAll(changes);
    await this.planner.putBack(connectionId, changes);
    const last = changes.at(-1);
    if (!last) throw nothingToActivate();
    return last;
  }

  /** The customer whom it names becomes part of another. Throws `WAITING.NO_CUSTOMER` and what a merge throws. */
  async succeed(write: ParkedWrite, recordId: string | undefined, { references }: Evidence): Promise<void> {
    const gone = references.find(({ entity, state }) => entity === 'customer' && state !== 'merged');
    if (!gone || recordId === undefined) throw noCustomer();
    await this.same.merge(recordId, gone.recordId);
    await this.retry(write);
  }
}

/** The new version of what is written; undefined where it says the same. Throws `WAITING.NAME_TAKEN`. */
async function versionOf(written: Promise<Map<string, number>>, id: string): Promise<number | undefined> {
  try {
    return (await written).get(id);
  } catch (error) {
    throw isUniqueViolation(error) ? nameTaken() : error;
  }
}

function noCandidate(): DomainError {
  return new DomainError(
    'WAITING.NO_CANDIDATE',
    'That is not the record there that has its name or number.',
    {
      ...{ field: 'remoteId', fix: 'Choose one of those that are shown.' },
    },
  );
}

function noCustomer(): DomainError {
  return new DomainError(
    'WAITING.NO_SUCCESSOR',
    'Say which customer takes the place of the one that is gone.',
    {
      ...{ field: 'recordId', fix: 'Choose one of your customers.' },
    },
  );
}

function nameMissing(): DomainError {
  return new DomainError('WAITING.NAME_MISSING', 'Say under which name it is to be sent.', {
    ...{ field: 'name', fix: 'Type a name that nobody has in the books.' },
  });
}

function nameTaken(): DomainError {
  return new DomainError('WAITING.NAME_TAKEN', 'Another record here has this name.', {
    ...{ field: 'name', fix: 'Type another one.' },
  });
}

function nothingToActivate(): DomainError {
  return DomainError.conflict('WAITING.NOTHING_TO_ACTIVATE', 'Nothing that it names is inactive any more.', {
    fix: 'Send it again.',
  });
}
