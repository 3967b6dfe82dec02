import type { Entity } from '../ports/canonical-documents.js';

/**
 * Kinds of records that no document names and no balance rests on, so that a company file can do without them. All others
 * are needed: a document that names what is not here could not be read, and what is owed would not tie out.
 */
export const CHOOSABLE = ['estimate', 'purchase-order', 'time-activity'] as const satisfies readonly Entity[];
export type Choosable = (typeof CHOOSABLE)[number];

/** Which way records of such a kind go; `off`: neither. */
export const DIRECTIONS = ['both', 'from-books', 'to-books', 'off'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** The kinds that somebody has said something of; the others go both ways. */
export type Directions = Partial<Record<Choosable, Direction>>;

/** What has them. */
interface Directed {
  settings: { directions?: Directions };
}

const ORDERS = ['estimate', 'purchase-order'] as const satisfies readonly Choosable[];

/** Whether records of ours of that kind may go to the books, so far as the kind is concerned. */
export function isKindSent({ settings }: Directed, entity: Entity): boolean {
  return sends(directionIn(settings.directions, entity));
}

/** Whether records of that kind there are taken in. */
export function isKindTakenIn({ settings }: Directed, entity: Entity): boolean {
  return takesIn(directionIn(settings.directions, entity));
}

/** The one switch that both kinds of orders had before each had a direction. */
export function areOrdersSent(directions: Directions | undefined): boolean {
  return ORDERS.some((entity) => sends(directionIn(directions, entity)));
}

/** What that switch means for their directions: whether they come in stays as it is. */
export function withOrders(before: Directions | undefined, areSent: boolean): Directions {
  return Object.fromEntries(
    ORDERS.map((entity) => {
      const isTakenIn = takesIn(directionIn(before, entity));
      return [entity, directionOf(areSent, isTakenIn)];
    }),
  );
}

/** The kinds that go a way from now on that they did not go before. */
export function opened(before: Directions | undefined, after: Directions | undefined) {
  const newly = (goes: (direction: Direction) => boolean) =>
    CHOOSABLE.filter((entity) => !goes(directionIn(before, entity)) && goes(directionIn(after, entity)));
  return { sent: newly(sends), takenIn: newly(takesIn) };
}

/** The kinds that can be left out and are taken in. */
export function takenInOf(directions: Directions | undefined): Choosable[] {
  return CHOOSABLE.filter((entity) => takesIn(directionIn(directions, entity)));
}

/** The kinds that do not go both ways. */
export function oneSided(directions: Directions = {}): Directions {
  return Object.fromEntries(Object.entries(directions).filter(([, direction]) => direction !== 'both'));
}

function directionIn(directions: Directions | undefined, entity: Entity): Direction {
  return isChoosable(entity) ? (directions?.[entity] ?? 'both') : 'both';
}

/** Whether a company file can do without records of that kind. */
export function isChoosable(entity: Entity): entity is Choosable {
  return (CHOOSABLE as readonly Entity[]).includes(entity);
}

function directionOf(isSent: boolean, isTakenIn: boolean): Direction {
  if (isSent) return isTakenIn ? 'both' : 'to-books';
  return isTakenIn ? 'from-books' : 'off';
}

function sends(direction: Direction): boolean {
  return direction === 'both' || direction === 'to-books';
}

function takesIn(direction: Direction): boolean {
  return direction === 'both' || direction === 'from-books';
}
