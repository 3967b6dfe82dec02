import { Injectable } from '@nestjs/common';
import { Log } from '#platform';
import { ConnectionContexts, type OpenConnection } from '../connections/connection-contexts.js';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import type { Entity } from '../ports/canonical-documents.js';
import { ConnectorError } from '../ports/connector-error.js';
import { Bindings } from './bindings/bindings.js';
import { Departures } from './departures.js';
import { LinksRepository } from './links.repository.js';
import { MissedKinds, pulledEntities } from './missed-kinds.js';
import { byEntity, PullPages } from './pull-pages.js';
import { callsOf, giveWay, type Place, type PullTask, TurnOver } from './pull-task.js';
import { ReferenceResolver } from './reference-resolver.js';
import { RunNews } from './run-news.js';
import { RunsRepository, StaleWorkerError } from './runs.repository.js';
import { SyncMetrics } from './sync-metrics.js';
import { ENDLESS_TURN, type Turn } from './turns.js';

const NOTHING = { changes: [], unreadable: [] };

/** What a run looks records up with. */
@Injectable()
export class PullLookups {
  constructor(
    private readonly links: LinksRepository,
    private readonly bindings: Bindings,
  ) {}

  resolver(connectionId: string): ReferenceResolver {
    return new ReferenceResolver(this.links, connectionId, 'to-local', this.bindings.named);
  }

  departures(connectionId: string): Departures {
    return new Departures(this.links, connectionId);
  }
}

/** What a pull needs besides its repositories. */
@Injectable()
export class PullTools {
  constructor(
    readonly lookups: PullLookups,
    readonly pages: PullPages,
    readonly missed: MissedKinds,
    readonly metrics: SyncMetrics,
    readonly news: RunNews,
  ) {}
}

/** Brings what the accounting system has into our records: all of it, or what changed. */
@Injectable()
export class PullService {
  constructor(
    private readonly contexts: ConnectionContexts,
    private readonly connections: ConnectionsRepository,
    private readonly runs: RunsRepository,
    private readonly tools: PullTools,
  ) {}

  /**
   * Works a run to its end. Safe to call again after a crash: it goes on at the page after the last one that was
   * committed. Throws `ConnectorError` (the queue tries again) and `StaleWorkerError` (somebody else has the run).
   * `reader`: the run's connection, opened by whoever has read of it already what is to be applied. `turn`: when that is
   * over, a run that reads pages is left after the one at hand, to be taken up again.
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
      resolver: this.tools.lookups.resolver(run.connectionId),
      departures: this.tools.lookups.departures(run.connectionId),
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

  /**
   * Everything, entity by entity, in the order of their references, and after each what is there no more. What changes while
   * we read is caught by the first delta, whose bookmark is set before the first page.
   */
  private async full(task: PullTask): Promise<void> {
    const { run } = task;
    const hasBegun = Object.keys(run.progress).length > 0;
    const isFirst = !hasBegun && !(await this.runs.cursor(run.connectionId));
    const whole = { ...task, isFull: true };
    if (!hasBegun) await this.moveBookmark(whole);
    const places = pulledEntities(task)
      .filter((entity) => !run.progress[entity]?.done || !run.progress[entity]?.asked?.all)
      .map((entity) => ({ entity, cursor: run.progress[entity]?.cursor ?? null }));
    // Of the first reading there is nothing to compare; of one that was taken up again, what was seen before is forgotten.
    if (isFirst) return this.tools.pages.read(whole, places);
    whole.seen = seenOf(places.filter(({ entity }) => !run.progress[entity]?.done));
    for (const place of places) {
      if (!run.progress[place.entity]?.done) await this.tools.pages.read(whole, [place]);
      await this.sortOut(whole, place.entity);
      if (place !== places.at(-1)) await giveWay(whole);
    }
  }

  /**
   * The bookmark is moved to the beginning of the reading. What was deleted until then is told by the feed and by no page, so
   * that is taken in first; where the bookmark is too old, it is asked for in the end.
   */
  private async moveBookmark(task: PullTask): Promise<void> {
    const { run, connector, context } = task;
    const entities = pulledEntities(task);
    const cursor = await this.runs.cursor(run.connectionId);
    const page = cursor && (await connector.delta(context, entities, cursor));
    const isTold = page && !page.expired;
    const gone = byEntity({ changes: isTold ? page.changes.filter(({ deleted }) => deleted) : [] });
    for (const entity of entities) await this.tools.pages.take(task, entity, gone.get(entity) ?? NOTHING);
    const next = isTold ? page.next : connector.deltaCursor(run.startedAt);
    await this.runs.saveCursor(run.connectionId, next);
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
    const told = byEntity(page);
    for (const entity of entities) {
      const overflow = page.overflow.find((one) => one.entity === entity);
      const isRest = overflow !== undefined && !missed.has(entity);
      // What an answer that is cut does tell counts too.
      await this.tools.pages.take(task, entity, told.get(entity) ?? NOTHING);
      if (missed.has(entity)) await this.readOn(task, { entity, cursor: null });
      else if (overflow) await this.readOn(task, overflow);
      // Deletions are in no page, and some of them may be beyond the cut.
      if (missed.has(entity) || (isRest && isFed(task, entity))) await this.sortOut(task, entity);
      if (missed.has(entity)) await this.tools.missed.caughtUp(run.connectionId, entity);
    }
    await this.runs.saveCursor(run.connectionId, page.next);
  }

  /**
   * Pages of one entity from a place on. A run that is taken up again begins with the last page it kept: what changed there
   * meanwhile comes after it.
   */
  private async readOn(task: PullTask, from: Place): Promise<void> {
    const { entity } = from;
    const progress = task.run.progress[entity];
    const place = { entity, cursor: progress?.cursor ?? progress?.from ?? from.cursor };
    task.seen = place.cursor === from.cursor ? seenOf([{ entity, cursor: null }]) : undefined;
    await this.tools.pages.read(task, [place]);
  }

  /** What of an entity is linked and was not seen, and is there no more. */
  private async sortOut(task: PullTask, entity: Entity): Promise<void> {
    const { run, seen } = task;
    const after = run.progress[entity]?.asked?.upTo;
    const asked = { seen: seen?.get(entity), after, runId: run.id };
    let last = after ?? '';
    for await (const { changes, upTo } of this.tools.missed.gone(task, entity, asked)) {
      await this.tools.pages.takeGone(task, entity, changes, { upTo, all: false });
      last = upTo;
    }
    await this.tools.pages.takeGone(task, entity, [], { upTo: last, all: true });
    seen?.delete(entity);
  }
}

/** Of the entities that are read from their beginning. */
function seenOf(places: readonly Place[]): Map<Entity, Set<string>> {
  const whole = places.filter(({ cursor }) => cursor === null);
  return new Map(whole.map(({ entity }) => [entity, new Set()]));
}

function isFed({ connector }: PullTask, entity: Entity): boolean {
  return connector.capabilities.entities[entity]?.delta === 'change-feed';
}

function isPullable(status: string): boolean {
  return status === 'active' || status === 'degraded';
}
