import { Injectable } from '@nestjs/common';
import type { Cursor, PullPage, RemoteChange, UnreadableRecord } from '../ports/accounting-connector.js';
import type { Entity } from '../ports/canonical-documents.js';
import { CarefulApplier } from './careful-applier.js';
import { type ApplyCounts, ChangeApplier } from './change-applier.js';
import { PagesInHand } from './pages-in-hand.js';
import { giveWay, type Place, type PullTask, targetOf } from './pull-task.js';
import { readAhead } from './read-ahead.js';
import { refusalOf } from './refusals.js';
import { RunSteps } from './run-steps.js';
import type { EntityProgress } from './runs.repository.js';

/** Pages that may wait for us. More would only cost memory: either the wire or the database is the slower of the two. */
const PAGES_AHEAD = 2;

interface FetchedPage {
  place: Place;
  page: PullPage;
  next: Place | null;
}

/** What was read of one entity, and could be or not. */
interface Told {
  changes: RemoteChange[];
  unreadable: readonly UnreadableRecord[];
}

/** Reads pages and takes them in. A record that cannot be taken in is told of, and holds up no other. */
@Injectable()
export class PullPages {
  constructor(
    private readonly applier: ChangeApplier,
    private readonly careful: CarefulApplier,
    private readonly steps: RunSteps,
  ) {}

  /**
   * Pages of these entities, one entity after the other. Throws `TurnOver` between two of them when others wait; not after
   * the last, which may be read once more in the next turn.
   */
  async read(task: PullTask, places: readonly Place[]): Promise<void> {
    let from: Place | null = places[0] ?? null;
    while (from) {
      const refused: Place | null = await this.untilRefused(task, places, from);
      from = refused && (await this.onePage(task, places, refused));
    }
  }

  /** What is there no more, of what was asked for. Throws `TurnOver` when others wait and not all has been. */
  async takeGone(
    task: PullTask,
    entity: Entity,
    changes: readonly RemoteChange[],
    asked: NonNullable<EntityProgress['asked']>,
  ): Promise<void> {
    const step = this.steps.begin(task, entity, (progress) => {
      progress.asked = asked;
      progress.done = true;
    });
    await this.careful.apply(targetOf(task), entity, changes, (counts) => step.save(counts, []));
    step.kept();
    if (!asked.all) await giveWay(task);
  }

  /** What came in no page of its own. */
  async take(task: PullTask, entity: Entity, told: Told): Promise<void> {
    const changes = await task.departures.withoutStrangers(entity, told.changes);
    const { unreadable } = told;
    if (changes.length + unreadable.length === 0) return;
    const step = this.steps.begin(task, entity, (progress) => {
      progress.pulled += changes.length + unreadable.length;
      // What comes beside another entity's pages is not all there is of it: a run that is taken up again would leave it out.
      if (!task.isFull) progress.done = true;
    });
    const save = (counts: ApplyCounts) => step.save(counts, unreadable);
    await this.careful.apply(targetOf(task), entity, changes, save);
    step.kept();
  }

  /**
   * While pages are written, the next is looked up and translated, and the one after it fetched, be it the first of the next
   * entity. Answers the place of a page on which something was refused; all before it is kept.
   */
  private async untilRefused(task: PullTask, places: readonly Place[], first: Place): Promise<Place | null> {
    const inHand = new PagesInHand();
    const reached: { place: Place | null } = { place: first };
    try {
      try {
        for await (const fetched of readAhead(fetchOf(task, places), first, PAGES_AHEAD)) {
          await this.begin(task, fetched, inHand, () => {
            reached.place = fetched.next;
          });
          if (fetched.next) await giveWay(task);
        }
      } finally {
        // Whatever ends this, no page is left half-written behind it.
        await inHand.settled();
      }
    } catch (error) {
      if (refusalOf(error) === undefined) throw error;
      task.resolver.forget();
      return reached.place;
    }
    return null;
  }

  private async begin(
    task: PullTask,
    { place, page: fetched }: FetchedPage,
    inHand: PagesInHand,
    kept: () => void,
  ): Promise<void> {
    const { entity } = place;
    const target = targetOf(task);
    const page = await this.apart(task, entity, fetched, inHand);
    await inHand.readyFor(entity, page.changes);
    const prepared = await this.applier.prepare(target, entity, page.changes, inHand.pages);
    await inHand.begin(prepared, async (turn) => {
      const step = this.stepOf(task, place, page);
      await this.applier.write(target, prepared, (counts) => step.save(counts, page.unreadable), turn);
      step.kept();
      kept();
    });
  }

  /** A page of which something was refused, by itself; answers where to go on. */
  private async onePage(task: PullTask, places: readonly Place[], place: Place): Promise<Place | null> {
    const { page: fetched, next } = await fetchOf(task, places)(place, () => undefined);
    const { entity } = place;
    const page = await this.apart(task, entity, fetched, new PagesInHand());
    const step = this.stepOf(task, place, page);
    const save = (counts: ApplyCounts) => step.save(counts, page.unreadable);
    await this.careful.apply(targetOf(task), entity, page.changes, save);
    step.kept();
    if (next) await giveWay(task);
    return next;
  }

  private stepOf(
    task: PullTask,
    { entity, cursor }: Place,
    { changes, unreadable, total, next }: PullPage & Told,
  ) {
    return this.steps.begin(task, entity, (progress) => {
      progress.pulled += changes.length + unreadable.length;
      progress.total = total ?? progress.total;
      progress.from = cursor;
      progress.cursor = next;
      progress.done = next === null;
    });
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
  ): Promise<PullPage & Told> {
    note(task, page);
    const told = byEntity(page);
    const others = [...told].filter(([other]) => other !== entity);
    // The run's progress is saved with it, and must not tell of a page that is still being written.
    if (others.length > 0) await inHand.settled();
    for (const [other, one] of others) await this.take(task, other, one);
    return { ...page, ...(told.get(entity) ?? { changes: [], unreadable: [] }) };
  }
}

/** What was read, apart for each entity. */
export function byEntity({
  changes,
  unreadable = [],
}: Pick<PullPage, 'changes' | 'unreadable'>): Map<Entity, Told> {
  const read = Map.groupBy(changes, ({ entity }) => entity);
  const unread = Map.groupBy(unreadable, ({ entity }) => entity);
  return new Map(
    [...new Set([...read.keys(), ...unread.keys()])].map((entity) => [
      entity,
      { changes: read.get(entity) ?? [], unreadable: unread.get(entity) ?? [] },
    ]),
  );
}

function note({ seen }: PullTask, { changes, unreadable = [] }: PullPage): void {
  if (!seen) return;
  for (const { entity, remoteId, deleted } of changes) if (!deleted) seen.get(entity)?.add(remoteId);
  for (const { entity, remoteId } of unreadable) seen.get(entity)?.add(remoteId);
}

/** Asks for the page at a place, and knows which of the places comes when its entity is at the end. */
function fetchOf({ connector, context }: PullTask, places: readonly Place[]) {
  return async (place: Place, announce: (next: Place | null) => void): Promise<FetchedPage> => {
    const { entity, cursor } = place;
    const following = places[places.findIndex((place) => place.entity === entity) + 1] ?? null;
    const after = (next: Cursor | null) => (next ? { entity, cursor: next } : following);
    const page = await connector.pull(context, entity, cursor, (next) => announce(after(next)));
    return { place, page, next: after(page.next) };
  };
}
