import type { LiveTold, schemas } from '#api-client';

export type Person = schemas['ActiveContractorAnswer'];
type Position = NonNullable<Person['position']>;
type PositionsTold = Pick<LiveTold<'contractor:location_updated'>, 'sequence' | 'data'>;
type StatusTold = Pick<LiveTold<'contractor:status_changed'>, 'sequence' | 'data'>;

interface ReadCrew {
  items: readonly Person[];
  /** Everything up to this live event is in it. */
  sequence: number;
}

interface Told<Data> {
  sequence: number;
  data: Data;
}

/** Places arrive many times a second; a list of names is written this often at most. */
const PAUSE_MS = 500;

/**
 * Who works where: what was read, with everything told since laid over it. Listeners hear of changes twice a second at most;
 * `onMoves` hears of every new place at once.
 */
export class Crew {
  private read: ReadCrew = { items: [], sequence: -1 };
  private readonly places = new Map<string, Told<Position>>();
  private readonly states = new Map<string, Told<StatusTold['data']>>();
  private readonly listeners = new Set<() => void>();
  private readonly movers = new Set<(places: readonly (Position & { contractorId: string })[]) => void>();
  private shown: readonly Person[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** The people as they are now; the same array until something changes. */
  readonly people = (): readonly Person[] => this.shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  onMoves(mover: (places: readonly (Position & { contractorId: string })[]) => void): () => void {
    this.movers.add(mover);
    return () => this.movers.delete(mover);
  }

  take(read: ReadCrew): void {
    this.read = read;
    this.settle();
  }

  moved({ sequence, data: { positions } }: PositionsTold): void {
    for (const { contractorId, ...position } of positions)
      this.places.set(contractorId, { sequence, data: position });
    for (const mover of this.movers) mover(positions);
    this.soon();
  }

  changed({ sequence, data }: StatusTold): void {
    this.states.set(data.contractorId, { sequence, data });
    this.soon();
  }

  /** Shows what was told, without waiting. */
  settle(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.shown = this.read.items.map((person) => this.nowOf(person));
    for (const listener of this.listeners) listener();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private soon(): void {
    this.timer ??= setTimeout(() => this.settle(), PAUSE_MS);
  }

  private nowOf(person: Person): Person {
    const state = this.newerThan(this.states.get(person.contractorId));
    const place = this.newerThan(this.places.get(person.contractorId));
    if (!state && !place) return person;
    const isOffTheMap = state?.data.hasPosition === false && state.sequence > (place?.sequence ?? -1);
    return {
      ...person,
      ...(state && { presence: state.data.presence, lastSeenAt: state.data.lastSeenAt }),
      position: isOffTheMap ? null : (place?.data ?? person.position),
    };
  }

  private newerThan<Data>(told: Told<Data> | undefined): Told<Data> | undefined {
    return told && told.sequence > this.read.sequence ? told : undefined;
  }
}
