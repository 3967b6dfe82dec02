import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { decodeCursor, type PageQuery, toPage } from '#platform';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { RecordLabels } from '../queries/record-labels.js';
import { sentenceOf } from './difference-words.js';
import { type DifferenceCount, DifferencesRepository } from './differences.repository.js';
import { openOf } from './needs-person.js';
import type { Difference, Reconciliation } from './reconciliation.types.js';
import type {
  DifferenceAnswer,
  DifferencesAnswer,
  DifferencesQuery,
  ReconciliationAnswer,
  ReconciliationsAnswer,
} from './reconciliations.dto.js';
import { ReconciliationsRepository } from './reconciliations.repository.js';
import { repairsOf } from './repairs-of.js';

/** What a person sees of reconciliations. */
@Injectable()
export class ReconciliationsQuery {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly reconciliations: ReconciliationsRepository,
    private readonly differencesOf: DifferencesRepository,
    private readonly labels: RecordLabels,
  ) {}

  /** The newest first. Throws `CONNECTION.NOT_FOUND`. */
  async list(connectionId: string, { cursor, limit }: PageQuery): Promise<ReconciliationsAnswer> {
    await this.connections.get(connectionId);
    const before = cursor && String(decodeCursor(cursor, 'id')[0]);
    const rows = await this.reconciliations.list(connectionId, before, limit + 1);
    const counts = await this.differencesOf.counts(rows.map(({ id }) => id));
    return toPage(
      rows,
      limit,
      ({ id }) => [id],
      (run) => answerOf(run, counts.get(run.id) ?? []),
    );
  }

  /** Throws `RECONCILIATION.NOT_FOUND`. */
  async get(id: string): Promise<ReconciliationAnswer> {
    const run = await this.find(id);
    const counts = await this.differencesOf.counts([id]);
    return answerOf(run, counts.get(id) ?? []);
  }

  /** Throws `RECONCILIATION.NOT_FOUND`. */
  async differences(id: string, { cursor, limit, ...filter }: DifferencesQuery): Promise<DifferencesAnswer> {
    await this.find(id);
    const after = cursor && String(decodeCursor(cursor, 'id')[0]);
    const page = toPage(
      await this.differencesOf.page(id, filter, after, limit + 1),
      limit,
      (difference) => [difference.id],
      (difference) => difference,
    );
    return { ...page, items: await this.named(page.items) };
  }

  async answerOf(difference: Difference): Promise<DifferenceAnswer> {
    const [answer] = await this.named([difference]);
    return answer as DifferenceAnswer;
  }

  private async find(id: string): Promise<Reconciliation> {
    const run = await this.reconciliations.find(id);
    if (!run) throw DomainError.notFound('RECONCILIATION.NOT_FOUND', 'There is no such reconciliation.');
    return run;
  }

  /** With what we call the records by now, where they were found without a name. */
  private async named(differences: readonly Difference[]): Promise<DifferenceAnswer[]> {
    const nameless = differences.flatMap(({ label, entity, localId }) =>
      label === null && localId !== null ? [{ entity, localId }] : [],
    );
    const labels = await this.labels.of(nameless);
    return differences.map((difference) =>
      differenceAnswer(difference, difference.label ?? labels.get(difference.localId ?? '') ?? null),
    );
  }
}

function answerOf(run: Reconciliation, counts: readonly DifferenceCount[]): ReconciliationAnswer {
  const { createdBy: _by, asOf, createdAt, finishedAt, ...told } = run;
  return {
    ...told,
    open: openOf(run, counts),
    differences: [...counts],
    asOf: asOf?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

function differenceAnswer(difference: Difference, label: string | null): DifferenceAnswer {
  const { localId, decidedAt, createdAt: _created, ...told } = difference;
  return {
    ...told,
    ...{ label, recordId: localId, message: sentenceOf(difference), repairs: repairsOf(difference) },
    decidedAt: decidedAt?.toISOString() ?? null,
  };
}
