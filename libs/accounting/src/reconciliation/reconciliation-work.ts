import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform';
import { ConnectionContexts, type OpenConnection } from '../connections/connection-contexts.js';
import { ConnectorError } from '../ports/connector-error.js';
import { Certification } from './certificate/certification.js';
import { type Finding, HARMLESS, MOST_DIFFERENCES, type Reconciliation } from './reconciliation.types.js';
import { ReconciliationBooks } from './reconciliation-books.js';
import { TieOut, type TieOutRequest } from './tie-out.js';

/** What changed there in the minutes before the last reconciliation is read again: clocks differ, and answers take time. */
const OVERLAP_MS = 5 * 60_000;
const DAY_MS = 86_400_000;

/** Works a reconciliation to its end: ties out, writes down what was found, and signs the certificate. */
@Injectable()
export class ReconciliationWork {
  constructor(
    private readonly contexts: ConnectionContexts,
    private readonly books: ReconciliationBooks,
    private readonly tieOut: TieOut,
    private readonly certification: Certification,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `ConnectorError`. */
  async do(id: string, signal: AbortSignal): Promise<void> {
    const run = await this.books.reconciliations.claim(id);
    if (!run) return;
    await this.contexts.use(run.connectionId, signal, (opened) => this.carryOut(run, opened));
  }

  private async carryOut(run: Reconciliation, opened: OpenConnection): Promise<void> {
    const { id } = run;
    const request = await this.requestOf(run, opened);
    const result = await this.tieOut.of(request);
    const needsNobody = ({ cause }: Finding) => HARMLESS.includes(cause);
    // What somebody has to look at is not crowded out.
    const sorted = [...result.findings].sort((one, other) => +needsNobody(one) - +needsNobody(other));
    const kept = sorted.slice(0, MOST_DIFFERENCES);
    const isOurs = await this.books.unitOfWork.run(async () => {
      const { calls } = opened.context.budget;
      const ended = await this.books.reconciliations.succeed(id, request.asOf, result, calls);
      if (!ended) return false;
      await this.books.differences.add(id, run.connectionId, kept);
      await this.certification.issue(id);
      await this.books.news.finished(ended);
      return true;
    });
    if (isOurs) this.books.metrics.found(result.findings);
  }

  private async requestOf(run: Reconciliation, opened: OpenConnection): Promise<TieOutRequest> {
    const { balances } = opened.connector;
    if (!balances)
      throw new ConnectorError('validation', 'This accounting system has no reports to tie out against.');
    const asOf = this.clock.now();
    const last = await this.books.reconciliations.lastSucceeded(run.connectionId);
    const lastSync = (await this.books.ours.lastSync(run.connectionId))?.startedAt ?? null;
    const since = last?.asOf ?? lastSync ?? new Date(asOf.getTime() - DAY_MS);
    return {
      ...{ opened, balances, asOf, lastSync, isThorough: run.isThorough },
      since: new Date(since.getTime() - OVERLAP_MS),
      // Of those that were too many to be kept, or to be looked at, none is known by itself.
      counts: last && !last.isCut && last.found <= MOST_DIFFERENCES ? last.counts : {},
      earlier: last ? await this.books.differences.unsettled(last.id) : [],
    };
  }
}
