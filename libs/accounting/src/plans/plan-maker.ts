import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { ConnectionContexts, type OpenConnection } from '../connections/connection-contexts.js';
import { isKindSent } from '../connections/directions.js';
import type { DeltaPage } from '../ports/accounting-connector.js';
import { ConnectorError } from '../ports/connector-error.js';
import type { PlanPremises, SyncPlan } from './plan.types.js';
import type { PlanDraft } from './plan-draft.js';
import { PlansRepository } from './plans.repository.js';
import { PullPlanning } from './pull-planning.js';
import { PullReader, type PullReading, type ReadPage } from './pull-reading.js';
import { PushPlanning } from './push-planning.js';

/** What a plan is asked to be about. */
export type PlanRequest = Pick<SyncPlan, 'connectionId' | 'direction' | 'kind' | 'entity' | 'localId'>;

/** A plan as it would be at this moment. */
export interface Drafted {
  opened: OpenConnection;
  kind: SyncPlan['kind'];
  draft: PlanDraft;
  premises: PlanPremises;
  /** The last run before a pull was compared. */
  standing?: string;
  /** What the change feed said, for a plan that is applied with that very answer. */
  delta?: DeltaPage;
}

export interface DraftOptions {
  signal: AbortSignal;
  /** Off: what may take longer than a person waits is not begun, and the answer is `long`. */
  mayTakeLong: boolean;
  onPage?: (page: ReadPage) => Promise<void>;
}

/** Works a plan out: when it is asked for, and anew when it is to be applied. */
@Injectable()
export class PlanMaker {
  constructor(
    private readonly contexts: ConnectionContexts,
    private readonly reader: PullReader,
    private readonly pulls: PullPlanning,
    private readonly pushes: PushPlanning,
    private readonly plans: PlansRepository,
  ) {}

  /** Throws `ConnectorError` when the accounting system does not answer. */
  draft(request: PlanRequest, options: DraftOptions): Promise<Drafted | 'long'> {
    return this.contexts.use(request.connectionId, options.signal, (opened) =>
      request.direction === 'pull'
        ? this.pull(opened, request, options)
        : this.push(opened, request, options),
    );
  }

  private async pull(
    opened: OpenConnection,
    { connectionId, kind }: PlanRequest,
    { mayTakeLong, onPage }: DraftOptions,
  ): Promise<Drafted | 'long'> {
    const reading: PullReading = await this.reader.open(opened, kind === 'full' ? 'full' : 'delta');
    if (reading.isLong && !mayTakeLong) return 'long';
    // Before the reading: a choice that is made meanwhile is then a difference, and not overlooked.
    const mappings = await this.plans.mappings(connectionId);
    const draft = await this.pulls.draft(opened, reading, onPage);
    const { kind: read, standing, cursor, delta } = reading;
    const premises = draft.premises({ cursor, mappings, connection: '' });
    return { opened, kind: read, draft, premises, standing, ...(delta && { delta }) };
  }

  private async push(
    opened: OpenConnection,
    request: PlanRequest,
    { mayTakeLong }: DraftOptions,
  ): Promise<Drafted | 'long'> {
    const { connectionId, kind, entity, localId } = request;
    const { closedThrough } = opened.connection;
    const mappings = await this.plans.mappings(connectionId);
    if (entity !== null && !opened.connector.capabilities.entities[entity]?.push) throw notSent();
    if (entity !== null && !isKindSent(opened.connection, entity)) throw notChosen();
    const record = entity !== null && localId !== null ? { entity, localId } : null;
    const draft = await this.pushes.draft(opened, record, mayTakeLong);
    if (draft === 'long') return 'long';
    const premises = draft.premises({ cursor: null, mappings, connection: closedThrough ?? 'open' });
    return { opened, kind, draft, premises };
  }
}

function notSent(): DomainError {
  return new DomainError('PLAN.NOT_SENT', 'Records of this kind are only read from this accounting system.', {
    field: 'entity',
    fix: 'Change it there.',
  });
}

function notChosen(): DomainError {
  return new DomainError('PLAN.NOT_SENT', 'Records of this kind are not sent to this company.', {
    field: 'entity',
    fix: 'Choose in the settings of its connection that they go to the books, then look again.',
  });
}

/** What a person is told when the accounting system did not answer. Throws everything else as it came. */
export function notAnswered(error: unknown): DomainError {
  if (isOutOfTime(error))
    return new DomainError('PLAN.NOT_ANSWERED', 'The accounting system did not answer in time.', {
      kind: 'unavailable',
      fix: 'The calls of this minute may be used up: try it again in a minute, or ask for less at once.',
    });
  if (!(error instanceof ConnectorError)) throw error;
  return new DomainError('PLAN.NOT_ANSWERED', error.message, {
    kind: 'unavailable',
    fix: error.fix ?? 'Try it again in a moment.',
    cause: error,
  });
}

/** Whoever waited for a turn was stopped when the time of the request was over; one who is shut down is not. */
function isOutOfTime(error: unknown): boolean {
  const { name, cause } = error as { name?: string; cause?: { name?: string } };
  return name === 'TimeoutError' || (name === 'AbortError' && cause?.name === 'TimeoutError');
}
