import { initialsOf } from '../draw/markers';
import type { Fix, MapPerson, Move } from '../types';
import { type Camera, screenX, screenY, worldX, worldY } from '../view/mercator';
import { Glide } from './glide';

/** Somebody where she is on the screen in this frame. */
export interface Figure {
  person: MapPerson;
  initials: string;
  x: number;
  y: number;
}

interface Walker {
  person: MapPerson;
  initials: string;
  glide: Glide;
}

/** Long enough to see where somebody went, short of the next place. */
const GLIDE_MS = 900;

/** Everybody on the map, each on the way to her newest place. */
export class Crowd {
  private readonly walkers = new Map<string, Walker>();
  private readonly glideMs = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : GLIDE_MS;

  /** Whoever is not among these is taken off the map; whoever is new stands at her place at once. */
  set(people: readonly MapPerson[]): void {
    const here = new Set(people.map(({ id }) => id));
    for (const id of this.walkers.keys()) if (!here.has(id)) this.walkers.delete(id);
    const now = performance.now();
    for (const person of people) {
      const [x, y] = worldOf(person.fix);
      const walker = this.walkers.get(person.id);
      if (!walker) {
        const glide = new Glide(x, y, this.glideMs);
        this.walkers.set(person.id, { person, initials: initialsOf(person.name), glide });
        continue;
      }
      if (walker.person.name !== person.name) walker.initials = initialsOf(person.name);
      walker.person = person;
      walker.glide.headTo(x, y, now);
    }
  }

  move(moves: readonly Move[]): void {
    const now = performance.now();
    for (const { id, fix } of moves) {
      const walker = this.walkers.get(id);
      if (!walker) continue;
      walker.person = { ...walker.person, fix };
      walker.glide.headTo(...worldOf(fix), now);
    }
  }

  isMoving(now: number): boolean {
    for (const { glide } of this.walkers.values()) if (glide.isMoving(now)) return true;
    return false;
  }

  /** Those who are on the screen, or within `margin` pixels of it. */
  place(camera: Camera, now: number, margin: number): Figure[] {
    const figures: Figure[] = [];
    for (const { person, initials, glide } of this.walkers.values()) {
      const [x, y] = [screenX(camera, glide.x(now)), screenY(camera, glide.y(now))];
      if (x < -margin || y < -margin || x > camera.width + margin || y > camera.height + margin) continue;
      figures.push({ person, initials, x, y });
    }
    return figures;
  }
}

const worldOf = ({ latitude, longitude }: Fix): [x: number, y: number] => [
  worldX(longitude),
  worldY(latitude),
];
