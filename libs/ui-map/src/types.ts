import type { Presence } from '#kernel';

/** Degrees, WGS 84. */
export interface Place {
  latitude: number;
  longitude: number;
}

/** A place that is known to within so many metres. */
export interface Fix extends Place {
  accuracyMeters: number;
}

/** Somebody on the map. */
export interface MapPerson {
  id: string;
  name: string;
  state: Presence;
  fix: Fix;
  /** Said beside the name: how old the place is, when it is not of just now. */
  note?: string;
}

/** A site with the fence around it. */
export interface MapSite extends Place {
  id: string;
  label: string;
  radiusMeters: number;
  /** Nobody goes there yet. */
  isOpen: boolean;
}

/** Where somebody went, one piece for each stretch of work. */
export type Trail = readonly (readonly Place[])[];

export interface Move {
  id: string;
  fix: Fix;
}

/** Tells new places as they come, without a render for each; the returned function ends it. */
export type MoveFeed = (listener: (moves: readonly Move[]) => void) => () => void;

/** What is in the middle, and how near. */
export interface MapView extends Place {
  zoom: number;
}

/** Pictures of the ground, from a server; without them the map draws an outline of its own. */
export interface MapTiles {
  url: string;
  attribution: string;
}
