import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { requireScope } from '#platform';
import { ReleasedInvoices } from '../commands/released-invoices.js';
import { mustWork } from '../commands/sync-actions.command.js';
import { ConnectionContexts, type OpenConnection } from '../connections/connection-contexts.js';
import { ConnectorError } from '../ports/connector-error.js';
import { DifferenceRepairs } from './difference-repairs.js';
import type { Difference, Repair } from './reconciliation.types.js';
import { ReconciliationBooks } from './reconciliation-books.js';
import { ReconciliationDesk } from './reconciliation-desk.js';
import { DIFFERENCE_QUEUE, type DifferenceJob } from './reconciliation-queue.js';
import { repairsOf } from './repairs-of.js';

/** As long as a person waits for a repair. */
const PATIENCE_MS = 60_000;
/** Seconds until a write that was sent again is looked for. */
export const SECONDS_BETWEEN_LOOKS = 10;

export interface RepairRequest {
  repair: Repair;
  /** Why it may stay, for `explain`. */
  note?: string;
}

/** One click on a difference: reads again, sends again, or lets it stay with a note; then it is looked at again. */
@Injectable()
export class RepairDifferenceCommand {
  constructor(
    private readonly contexts: ConnectionContexts,
    private readonly books: ReconciliationBooks,
    private readonly repairs: DifferenceRepairs,
    private readonly desk: ReconciliationDesk,
    private readonly released: ReleasedInvoices,
  ) {}

  /**
   * What is settled already is left alone, so that a second click does nothing. Throws `DIFFERENCE.NOT_FOUND`,
   * `DIFFERENCE.NO_SUCH_REPAIR`, `DIFFERENCE.NOTE_MISSING`, `DIFFERENCE.MOVED`, `DIFFERENCE.NOT_ANSWERED`, `CONNECTION.NOT_WORKING`
   * and what `SendOurs` and `ReleasedInvoices` throw.
   */
  async execute(id: string, { repair, note }: RepairRequest): Promise<Difference> {
    const difference = await this.get(id);
    const isSentAlready = difference.status === 'repairing' && repair === 'send-again';
    if (difference.status === 'settled' || isSentAlready) return difference;
    if (!repairsOf(difference).includes(repair)) throw noSuchRepair(difference);
    if (repair === 'explain') await this.explain(difference, note);
    else await this.act(difference, repair);
    const left = await this.get(id);
    this.books.metrics.repaired(repair, left.status);
    return left;
  }

  /** Throws `DIFFERENCE.NOT_FOUND`. */
  async get(id: string): Promise<Difference> {
    const difference = await this.books.differences.find(id);
    if (!difference) throw DomainError.notFound('DIFFERENCE.NOT_FOUND', 'There is no such difference.');
    return difference;
  }

  private async explain(difference: Difference, note: string | undefined): Promise<void> {
    if (note === undefined) throw noteMissing();
    await this.desk.unitOfWork.run(async () => {
      const told = { explanation: note, decidedBy: actorId() };
      if (!(await this.books.differences.move(difference.id, 'explain', told))) throw moved();
      await this.record(difference, 'explain', { note });
    });
  }

  private act(difference: Difference, repair: Repair): Promise<void> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    return this.contexts.use(difference.connectionId, signal, (opened) =>
      this.mend(opened, difference, repair),
    );
  }

  private async mend(opened: OpenConnection, difference: Difference, repair: Repair): Promise<void> {
    mustWork(opened.connection);
    try {
      if (repair === 'send-again') return await this.send(opened, difference);
      const record = () => this.record(difference, repair, {});
      if (repair === 'read-again') await this.repairs.takeTheirs(opened, difference, record);
      else await this.desk.unitOfWork.run(record);
      await this.repairs.check(opened, difference.id, actorId());
    } catch (error) {
      throw error instanceof ConnectorError ? notAnswered(error) : error;
    }
  }

  private async send(opened: OpenConnection, difference: Difference): Promise<void> {
    await this.repairs.noteGone(opened, difference);
    await this.desk.unitOfWork.run(async () => {
      // Of several who ask at once, one plans the write.
      const { id } = difference;
      if (!(await this.books.differences.move(id, 'send', { decidedBy: actorId() }))) throw moved();
      if (isInvoice(difference) && difference.localId !== null)
        await this.released.locked(difference.localId);
      await this.repairs.line(opened, difference);
      await this.record(difference, 'send-again', {});
      await this.desk.queue.send(DIFFERENCE_QUEUE, { differenceId: id, looks: 0 } satisfies DifferenceJob, {
        startAfter: SECONDS_BETWEEN_LOOKS,
      });
    });
  }

  private record(
    { id, kind, cause, entity, localId, remoteId, ours, theirs, amount, currency }: Difference,
    repair: Repair,
    more: object,
  ): Promise<void> {
    return this.desk.audit.record({
      action: 'reconciliation_difference.repaired',
      entity: 'reconciliation_difference',
      entityId: id,
      data: {
        repair,
        ...{ kind, cause, record: entity, recordId: localId, remoteId },
        ...{ ours, theirs, amount, currency, ...more },
      },
    });
  }
}

function actorId(): string | null {
  const { actor } = requireScope();
  return actor.kind === 'user' ? (actor.id ?? null) : null;
}

function isInvoice({ entity }: Difference): boolean {
  return entity === 'invoice' || entity === 'bill';
}

function noSuchRepair(difference: Difference): DomainError {
  return DomainError.conflict('DIFFERENCE.NO_SUCH_REPAIR', 'This difference cannot be mended that way.', {
    fix: `What can be done about it: ${repairsOf(difference).join(', ')}.`,
  });
}

function noteMissing(): DomainError {
  return new DomainError('DIFFERENCE.NOTE_MISSING', 'Say in a sentence why this difference may stay.', {
    field: 'note',
    fix: 'Whoever reads the certificate will want to know.',
  });
}

function moved(): DomainError {
  return DomainError.conflict(
    'DIFFERENCE.MOVED',
    'Somebody else did something about this difference meanwhile.',
    {
      fix: 'Look at it again.',
    },
  );
}

function notAnswered(error: ConnectorError): DomainError {
  return new DomainError('DIFFERENCE.NOT_ANSWERED', error.message, {
    kind: 'unavailable',
    fix: error.fix ?? 'Try it again in a moment.',
    cause: error,
  });
}
