import { Injectable } from '@nestjs/common';
import { Log } from '#platform';
import { ConnectionContexts, type OpenConnection } from '../connections/connection-contexts.js';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import type { Cursor, PullPage, RemoteChange } from '../ports/accounting-connector.js';
import type { Entity } from '../ports/canonical-documents.js';
import { ConnectorError } from '../ports/connector-error.js';
import { Bindings } from './bindings/bindings.js';
import { type ApplyCounts, ChangeApplier } from './change-applier.js';
import { Departures } from './departures.js';
import { LinksRepository } from './links.repository.js';
import { MissedKinds, pulledEntities } from './missed-kinds.js';
import type { ApplyTarget, PreparedPage } from './page-preparation.js';
import { PagesInHand } from './pages-in-hand.js';
import { readAhead } from './read-ahead.js';
import { joinedProblems } from './record-problems.js';
import { ReferenceResolver } from './reference-resolver.js';
import { RunNews } from './run-news.js';
import {
  type EntityProgress,
  noProgress,
  RunsRepository,
  StaleWorkerError,
  type SyncRun,
} from './runs.repository.js';
import { SyncMetrics } from './sync-metrics.js';
import { ENDLESS_TURN, type Turn } from './turns.js';

/** Pages that may wait for us. More would only cost memory: either the wire or the database is the slower of the two. */
const PAGES_AHEAD = 2;

interface PullTask extends OpenConnection {
  run: SyncRun;
  resolver: ReferenceResolver;
  departures: Departures;
  turn: Turn;
  /** What earlier turns of the run called. */
  callsBefore: number;
  /** Every entity is read in pages of its own. */
  isFull?: boolean;
  /** Notes what there is, where that is asked afterwards. */
  seen?: Set<string>;
}

/** Where to read on; null: at the beginning. */
interface Place {
  entity: Entity;
  cursor: Cursor | null;
}

interface FetchedPage {
  entity: Entity;
  page: PullPage;
  next: Place | null;
}

/** What a pull needs besides its repositories. */
@Injectable()
export class PullTools {
  constructor(
    private readonly links: LinksRepository,
    private readonly bindings: Bindings,
    readonly metrics: SyncMetrics,
    readonly news: RunNews,
    readonly missed: MissedKinds,
  ) {}

  resolver(connectionId: string): ReferenceResolver {
    return new ReferenceResolver(this.links, connectionId, 'to-local', this.bindings.named);
  }

  departures(connectionId: string): Departures {
    return new Departures(this.links, connectionId);
  }
}

/** Brings what the accounting system has into our records: all of it, or what changed. */
@Injectable()
export class PullService {
  constructor(
    private readonly contexts: ConnectionContexts,
    private readonly connections: ConnectionsRepository,
    private readonly runs: RunsRepository,
    private readonly applier: ChangeApplier,
    private readonly tools: PullTools,
  ) {}

  /**
   * Works a run to its end. Safe to call again after a crash: it goes on at the page after the last one that was
   * committed. Throws `ConnectorError` (the queue tries again) and `StaleWorkerError` (somebody else has the run).
   * `reader`: the run's connection, opened by whoever has read of it already what is to be applied. `turn`: when that is
   * over, a run that reads everything is left after the page at hand, to be taken up again.
   */
  async work(
    runId: string,
    signal: AbortSignal,
    log: Log,
    reader?: OpenConnection,
    turn: Turn = ENDLESS_TURN,
  ): Promise<void> {
    const run = await this.runs.claim(runId);
    if (!run) return;
    const opened = reader ?? (await this.contexts.open(run.connectionId, signal));
    if (!isPullable(opened.connection.status)) {
      await this.runs.finish(run, 'cancelled', {
        message: `The connection is ${opened.connection.status.replaceAll('_', ' ')}.`,
      });
      await this.tools.news.finished(run, 'cancelled');
      return;
    }
    const task: PullTask = {
      ...opened,
      run,
      resolver: this.tools.resolver(run.connectionId),
      departures: this.tools.departures(run.connectionId),
      turn,
      callsBefore: run.calls,
    };
    const begun = Date.now();
    const seconds = () => (Date.now() - begun) / 1000;
    try {
      if (run.kind !== 'delta' || run.trigger === 'nightly') await this.noteClosing(task);
      await (run.kind === 'delta' ? this.delta(task) : this.full(task));
      run.calls = callsOf(task);
      await this.runs.finish(run, 'succeeded');
      await this.connections.noteSuccess(run.connectionId);
      await this.tools.news.finished(run, 'succeeded');
      this.tools.metrics.run(run.kind, 'succeeded', seconds());
    } catch (error) {
      if (error instanceof TurnOver) return;
      const isFinal = error instanceof ConnectorError && !error.retryable;
      this.tools.metrics.run(run.kind, isFinal ? 'failed' : 'interrupted', seconds());
      await this.noteFailure(task, error, log);
    } finally {
      await task.context.budget.giveBack();
    }
  }

  /** Preferences are in no delta, so the closed period is asked for with every whole pull and every night. */
  private async noteClosing({ run, connector, context }: PullTask): Promise<void> {
    const { closedThrough } = await connector.company(context);
    await this.connections.noteClosing(run.connectionId, closedThrough);
  }

  private async noteFailure({ run, connection }: PullTask, error: unknown, log: Log): Promise<void> {
    if (error instanceof StaleWorkerError) {
      log.warn('another worker has this run', { runId: run.id, connectionId: connection.id });
      return;
    }
    if (error instanceof ConnectorError && !error.retryable) {
      await this.runs.finish(run, 'failed', { kind: error.kind, message: error.message });
      await this.tools.news.finished(run, 'failed');
      return;
    }
    await this.runs.noteError(run, {
      message:
        error instanceof ConnectorError
          ? error.message
          : 'Something went wrong on our side; it is tried again.',
    });
    throw error;
  }

  /** Everything, entity by entity, in the order of their references. */
  private async full(task: PullTask): Promise<void> {
    const { run, connector } = task;
    // What changes while we read is caught by the first delta, whose bookmark is set before the first page.
    if (Object.keys(run.progress).length === 0)
      await this.runs.saveCursor(run.connectionId, connector.deltaCursor(run.startedAt));
    const left = pulledEntities(task).filter((entity) => !run.progress[entity]?.done);
    await this.pages(
      { ...task, isFull: true },
      left.map((entity) => ({ entity, cursor: run.progress[entity]?.cursor ?? null })),
    );
  }

  /**
   * Without a bookmark that is good. The run says so before the first page: its bookmark is new from then on, and whoever
   * took it over would only ask what changed since.
   */
  private async everything(task: PullTask): Promise<void> {
    await this.runs.widen(task.run);
    await this.full(task);
  }

  /** What changed since the last bookmark, in few calls; everything, when the bookmark is too old. */
  private async delta(task: PullTask): Promise<void> {
    const { run, connector, context } = task;
    const cursor = await this.runs.cursor(run.connectionId);
    if (!cursor) return this.everything(task);
    const entities = pulledEntities(task);
    const page = await connector.delta(context, entities, cursor);
    if (page.expired) return this.everything(task);
    const missed = await this.tools.missed.of(task);
    const byEntity = Map.groupBy(page.changes, ({ entity }) => entity);
    for (const entity of entities) {
      // What an answer that is cut does tell counts too: deletions are in no page.
      await this.applyChanges(task, entity, byEntity.get(entity) ?? []);
      const overflow = page.overflow.find((one) => one.entity === entity);
      if (missed.has(entity)) await this.catchUp(task, entity);
      else if (overflow)
        await this.pages(task, [{ entity, cursor: run.progress[entity]?.cursor ?? overflow.cursor }]);
    }
    await this.runs.saveCursor(run.connectionId, page.next);
  }

  /** All of a kind that was left alone for a while: from its beginning each time, so that what is gone can be told. */
  private async catchUp(task: PullTask, entity: Entity): Promise<void> {
    const seen = new Set<string>();
    await this.pages({ ...task, seen }, [{ entity, cursor: null }]);
    await this.applyChanges(task, entity, await this.tools.missed.gone(task, entity, seen));
    await this.tools.missed.caughtUp(task.run.connectionId, entity);
  }

  /**
   * Pages of these entities, one entity after the other. While pages are written, the next is looked up and
   * translated, and the one after it fetched, be it the first of the next entity.
   */
  private async pages(task: PullTask, places: readonly Place[]): Promise<void> {
    const [first] = places;
    if (!first) return;
    const inHand = new PagesInHand();
    try {
      for await (const { entity, page: fetched } of readAhead(fetchOf(task, places), first, PAGES_AHEAD)) {
        for (const { remoteId, deleted } of fetched.changes) if (!deleted) task.seen?.add(remoteId);
        const page = await this.apart(task, entity, fetched, inHand);
        await inHand.readyFor(entity, page.changes);
        const target = this.target(task);
        const prepared = await this.applier.prepare(target, entity, page.changes, inHand.pages);
        await inHand.begin(prepared, (turn) => this.writePage(task, page, prepared, turn));
        if (task.isFull && (await task.turn.mustGiveWay())) throw new TurnOver();
      }
    } finally {
      // Whatever ends this, no page is left half-written behind it.
      await inHand.settled();
    }
  }

  /**
   * What a page brings of other entities is written at once: it names what was pulled before, and nothing of the page
   * itself, whose cursor is saved after it.
   */
  private async apart(
    task: PullTask,
    entity: Entity,
    page: PullPage,
    inHand: PagesInHand,
  ): Promise<PullPage> {
    const byEntity = Map.groupBy(page.changes, (change) => change.entity);
    const others = [...byEntity].filter(([other]) => other !== entity);
    // The run's progress is saved with it, and must not tell of a page that is still being written.
    if (others.length > 0) await inHand.settled();
    for (const [other, changes] of others) await this.applyChanges(task, other, changes);
    return { ...page, changes: byEntity.get(entity) ?? [] };
  }

  /** `turn`: settles when the pages before this one are kept. */
  private writePage(
    task: PullTask,
    page: PullPage,
    prepared: PreparedPage,
    turn: Promise<unknown>,
  ): Promise<unknown> {
    const { run } = task;
    const saveCursor = async (counts: ApplyCounts) => {
      const progress = progressOf(run, prepared.binding.entity);
      add(progress, counts);
      progress.pulled += page.changes.length;
      progress.total = page.total ?? progress.total;
      progress.cursor = page.next;
      progress.done = page.next === null;
      run.calls = callsOf(task);
      await this.runs.saveProgress(run);
      await this.tools.news.progressed(run);
    };
    return this.applier.write(this.target(task), prepared, saveCursor, turn);
  }

  private async applyChanges(task: PullTask, entity: Entity, told: RemoteChange[]): Promise<void> {
    const changes = await task.departures.withoutStrangers(entity, told);
    if (changes.length === 0) return;
    const { run } = task;
    await this.applier.apply(this.target(task), entity, changes, async (counts) => {
      const progress = progressOf(run, entity);
      add(progress, counts);
      progress.pulled += changes.length;
      // What comes beside another entity's pages is not all there is of it: a run that is taken up again would leave it out.
      if (!task.isFull) progress.done = true;
      run.calls = callsOf(task);
      await this.runs.saveProgress(run);
      await this.tools.news.progressed(run);
    });
  }

  private target({ run, connection, resolver }: PullTask): ApplyTarget {
    const { system, settings } = connection;
    return { connectionId: run.connectionId, system, settings, resolver, runId: run.id };
  }
}

/** The run goes on in its next turn. */
class TurnOver extends Error {}

function callsOf({ callsBefore, context }: PullTask): number {
  return callsBefore + context.budget.calls;
}

/** Asks for the page at a place, and knows which of the places comes when its entity is at the end. */
function fetchOf({ connector, context }: PullTask, places: readonly Place[]) {
  return async ({ entity, cursor }: Place, announce: (next: Place | null) => void): Promise<FetchedPage> => {
    const following = places[places.findIndex((place) => place.entity === entity) + 1] ?? null;
    const after = (next: Cursor | null) => (next ? { entity, cursor: next } : following);
    const page = await connector.pull(context, entity, cursor, (next) => announce(after(next)));
    return { entity, page, next: after(page.next) };
  };
}

function isPullable(status: string): boolean {
  return status === 'active' || status === 'degraded';
}

function progressOf(run: SyncRun, entity: Entity): EntityProgress {
  const progress = run.progress[entity] ?? noProgress();
  run.progress[entity] = progress;
  return progress;
}

function add(progress: EntityProgress, counts: ApplyCounts): void {
  progress.created += counts.created;
  progress.updated += counts.updated;
  progress.unchanged += counts.unchanged;
  progress.removed += counts.removed;
  progress.skipped += counts.skipped;
  progress.conflicts += counts.conflicts;
  progress.problems = joinedProblems(progress.problems, counts.problems);
}
