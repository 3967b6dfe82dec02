import { Injectable } from '@nestjs/common';
import { digestOf } from '#kernel';
import type { OpenConnection } from '../connections/connection-contexts.js';
import type { Entity } from '../ports/canonical-documents.js';
import { ConnectorError } from '../ports/connector-error.js';
import { MissingReferences } from '../sync/missing-references.js';
import type { ClaimedOperation } from '../sync/operations.repository.js';
import { UnmappedReferenceError } from '../sync/push-document.js';
import { PushPreparation, type PushTask } from '../sync/push-preparation.js';
import type { PlanEffect, PlannedEntry, PlanReason } from './plan.types.js';
import { PlanDraft } from './plan-draft.js';
import { fieldsOfMeeting, fieldsOfNew, labelOf } from './planned-fields.js';
import { factOf } from './pull-planning.js';
import { PushCounterparts } from './push-counterparts.js';
import { PushHolds } from './push-holds.js';
import { closedPeriod, NOTHING_TO_SEND, SAME, waitsFor } from './push-reasons.js';
import { PushWrites, type WriteToPlan } from './push-writes.js';

type Verdict = Pick<PlannedEntry, 'effect' | 'fields'> &
  Partial<Pick<PlannedEntry, 'remoteId' | 'reason'>> & { theirs?: unknown; sent?: unknown };

/** A plan while it is made: what is known of its writes, by record. */
interface Drawing {
  opened: OpenConnection;
  draft: PlanDraft;
  writes: Map<string, WriteToPlan>;
  /** What was noted of writes, by their ids. */
  noted: Map<string, PlannedEntry>;
}

/** Writes that are compared while a person waits: each may cost a call. */
const AT_ONCE = 10;

const EFFECTS: Record<string, PlanEffect> = {
  create: 'create',
  update: 'change',
  void: 'remove',
  delete: 'remove',
};

/** Works out what the books would be sent, with the code that sends it, and sends nothing. */
@Injectable()
export class PushPlanning {
  constructor(
    private readonly preparation: PushPreparation,
    private readonly counterparts: PushCounterparts,
    private readonly missing: MissingReferences,
    private readonly waiting: PushWrites,
    private readonly holds: PushHolds,
  ) {}

  /**
   * Of one record, or of everything that waits; with what it names and the books do not have yet, which is sent first.
   * `long` where it may take longer than a person waits, unless it `mayTakeLong`.
   */
  async draft(
    opened: OpenConnection,
    record: { entity: Entity; localId: string } | null,
    mayTakeLong: boolean,
  ): Promise<PlanDraft | 'long'> {
    const { id } = opened.connection;
    const { writes, beyond } = record
      ? { writes: [await this.waiting.record(id, record.entity, record.localId)], beyond: 0 }
      : await this.waiting.all(id);
    if (writes.length > AT_ONCE && !mayTakeLong) return 'long';
    const draft = new PlanDraft();
    draft.beyond = beyond;
    const byRecord = new Map(writes.map((write) => [keyOf(write.operation), write]));
    const drawing = { opened, draft, writes: byRecord, noted: new Map<string, PlannedEntry>() };
    for (const write of writes) await this.note(drawing, write);
    return draft;
  }

  /** What comes of a write, told after that of what it names. */
  private async note(drawing: Drawing, write: WriteToPlan): Promise<PlannedEntry> {
    const known = drawing.noted.get(write.operation.id);
    if (known) return known;
    const entry = await this.entry(drawing, write);
    drawing.noted.set(write.operation.id, entry);
    drawing.draft.add(entry);
    return entry;
  }

  private async entry(drawing: Drawing, { operation, operationId }: WriteToPlan): Promise<PlannedEntry> {
    const { entity, localId } = operation;
    const { connection } = drawing.opened;
    const record = await this.counterparts.record(entity, localId);
    const link = await this.counterparts.link(connection.id, entity, localId);
    const held = record && (await this.holds.of(connection, { entity, operationId, link }, record.record));
    const verdict = held ? skipped(held) : await this.verdict(drawing, operation);
    const { fields, remoteId = link?.remoteId ?? null, reason = null } = verdict;
    // What waits is sent, though it says nothing new by now.
    const effect = reason === SAME && operationId !== null ? 'change' : verdict.effect;
    return {
      ...{ entity, effect, remoteId, localId, fields, operationId },
      label: labelOf(record?.record),
      ...{ reason: reason ?? lastRefusal(operation), match: null },
      theirs: JSON.stringify(verdict.theirs ?? null),
      ours: JSON.stringify([record?.version ?? null, factOf(link), verdict.sent ?? null]),
    };
  }

  private async verdict(drawing: Drawing, operation: ClaimedOperation): Promise<Verdict> {
    try {
      const task = await this.preparation.prepare(drawing.opened, operation);
      if (task === 'nothing-to-do') return skipped(NOTHING_TO_SEND);
      return await this.sent(drawing.opened, task);
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error;
      const isAfter = error instanceof UnmappedReferenceError;
      return isAfter ? this.afterOthers(drawing, operation, error) : skipped(refusal(error));
    }
  }

  /** A document that names what the books do not have: it goes after that, if that goes. */
  private async afterOthers(
    drawing: Drawing,
    { entity, localId }: ClaimedOperation,
    refused: UnmappedReferenceError,
  ): Promise<Verdict> {
    const { connection } = drawing.opened;
    const named = await this.counterparts.missing(connection.id, entity, localId);
    // What was refused may be no field of the document, such as the project that its lines are billed to.
    for (const error of [refused, ...named.filter((other) => keyOf(other) !== keyOf(refused))]) {
      const first = await this.first(drawing, error);
      if (first === undefined) return skipped(refusal(error));
      if (first.effect === 'skip') return skipped(waitsFor(error.entity, first.reason));
    }
    const document = await this.counterparts.document(entity, localId);
    return {
      effect: 'create',
      fields: fieldsOfNew(document, 'ours'),
      reason: after(refused),
      sent: document,
    };
  }

  /** What becomes of a record that another names; undefined for one that we do not make there. */
  private async first(drawing: Drawing, error: UnmappedReferenceError): Promise<PlannedEntry | undefined> {
    const { id } = drawing.opened.connection;
    const { entity, localId } = error;
    const key = keyOf(error);
    const isInLine = drawing.writes.get(key)?.operation.operation === 'create';
    if (!isInLine && !(await this.missing.canBeSent(id, error))) return undefined;
    const write = drawing.writes.get(key) ?? (await this.waiting.record(id, entity, localId));
    drawing.writes.set(key, write);
    return this.note(drawing, write);
  }

  /** What becomes of a write that nothing of ours holds back. */
  private async sent(opened: OpenConnection, { request, link, binding }: PushTask): Promise<Verdict> {
    const { entity, localId, operation } = request;
    const effect = EFFECTS[operation] ?? 'change';
    const sent = digestOf(request.document);
    const document = await this.counterparts.document(entity, localId);
    const closed = closedPeriod(document, opened.connection.closedThrough);
    if (closed) return { effect: 'skip', fields: [], reason: closed, sent };
    if (operation === 'create' || !link)
      return { effect, fields: fieldsOfNew(document, 'ours'), remoteId: null, sent };
    const there = await this.counterparts.there(opened, binding, link);
    if (there === 'gone')
      return {
        ...{ effect: 'skip', fields: [], theirs: 'gone', sent },
        reason: {
          kind: 'deleted-there',
          message: 'It was deleted in the accounting system.',
          fix: 'Press "Retry" to create it again, or void it here.',
        },
      };
    const fields = fieldsOfMeeting(there.meeting);
    const verdict = { fields, theirs: there.version, sent };
    if (effect === 'remove') return { ...verdict, effect };
    if (fields.some(({ conflict }) => conflict))
      return {
        ...{ ...verdict, effect: 'skip' },
        reason: {
          kind: 'conflict',
          message: 'Both sides changed it to different values.',
          fix: 'Fetch what changed there, then decide the conflict.',
        },
      };
    if (there.meeting.outcome.fromLocal.length === 0) return { ...verdict, effect: 'skip', reason: SAME };
    return { ...verdict, effect };
  }
}

function keyOf({ entity, localId }: { entity: Entity; localId: string }): string {
  return `${entity} ${localId}`;
}

function skipped(reason: PlanReason): Verdict {
  return { effect: 'skip', fields: [], reason };
}

/** Why the books did not take it the last time: nothing says that they will now. */
function lastRefusal({ status, error }: ClaimedOperation): PlanReason | null {
  if (status !== 'parked' || !error) return null;
  const { kind, message, fix } = error;
  return { kind, message: `The last time: ${message}`, ...(fix && { fix }) };
}

function refusal({ kind, message, fix }: ConnectorError): PlanReason {
  return { kind, message, ...(fix && { fix }) };
}

function after({ entity }: UnmappedReferenceError): PlanReason {
  return {
    kind: 'after-another',
    message: `It goes after the ${entity} that it names, which is sent first.`,
  };
}
