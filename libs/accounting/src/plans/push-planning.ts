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
import { closedPeriod, NOTHING_TO_SEND, notApproved, SAME } from './push-reasons.js';
import { PushWrites, type WriteToPlan } from './push-writes.js';

type Verdict = Pick<PlannedEntry, 'effect' | 'fields'> &
  Partial<Pick<PlannedEntry, 'remoteId' | 'reason'>> & { theirs?: unknown; sent?: unknown };

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
  ) {}

  /** Of one record, or of everything that waits. */
  async draft(
    opened: OpenConnection,
    record: { entity: Entity; localId: string } | null,
  ): Promise<PlanDraft> {
    const { id } = opened.connection;
    const writes = record
      ? await this.waiting.record(id, record.entity, record.localId)
      : await this.waiting.all(id);
    const draft = new PlanDraft();
    const created = new Set(
      writes
        .filter(({ operation }) => operation.operation === 'create')
        .map(({ operation }) => keyOf(operation.entity, operation.localId)),
    );
    for (const write of writes) draft.add(await this.entry(opened, write, created));
    return draft;
  }

  private async entry(
    opened: OpenConnection,
    { operation, operationId }: WriteToPlan,
    created: ReadonlySet<string>,
  ): Promise<PlannedEntry> {
    const { entity, localId } = operation;
    const record = await this.counterparts.record(entity, localId);
    const link = await this.counterparts.link(opened.connection.id, entity, localId);
    const verdict = await this.verdict(opened, operation, created);
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

  private async verdict(
    opened: OpenConnection,
    operation: ClaimedOperation,
    created: ReadonlySet<string>,
  ): Promise<Verdict> {
    const { entity, localId } = operation;
    const record = (await this.counterparts.record(entity, localId))?.record;
    const held = record && notApproved(entity, record);
    if (held) return { effect: 'skip', fields: [], reason: held };
    try {
      const task = await this.preparation.prepare(opened, operation);
      if (task === 'nothing-to-do') return { effect: 'skip', fields: [], reason: NOTHING_TO_SEND };
      return await this.sent(opened, task);
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error;
      const isSentFirst =
        error instanceof UnmappedReferenceError &&
        (created.has(keyOf(error.entity, error.localId)) ||
          (await this.missing.canBeSent(opened.connection.id, error)));
      if (!isSentFirst) return { effect: 'skip', fields: [], reason: refusal(error) };
      const document = await this.counterparts.document(entity, localId);
      return {
        effect: 'create',
        fields: fieldsOfNew(document, 'ours'),
        reason: after(error),
        sent: document,
      };
    }
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

function keyOf(entity: Entity, localId: string): string {
  return `${entity} ${localId}`;
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

function after({ entity }: ConnectorError & { entity?: Entity }): PlanReason {
  return {
    kind: 'after-another',
    message: `It goes after the ${entity} that it names, which is sent first.`,
  };
}
