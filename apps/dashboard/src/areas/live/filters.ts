import type { Person } from './crew';

export const STATES = ['working', 'on_break', 'available', 'offline'] as const;
export const PLACES = ['on_site', 'elsewhere', 'unknown'] as const;
export type PlaceKind = (typeof PLACES)[number];

export function placeKindOf({ position }: Pick<Person, 'position'>): PlaceKind {
  if (!position) return 'unknown';
  return position.siteWorkOrderId === null ? 'elsewhere' : 'on_site';
}

export interface CrewFilter {
  q?: string;
  state?: string;
  where?: string;
}

/** Those whom the filters of the address leave; the text is looked for in whatever is written about somebody. */
export function filtered(people: readonly Person[], { q = '', state, where }: CrewFilter): readonly Person[] {
  const text = q.trim().toLocaleLowerCase();
  return people.filter(
    (person) =>
      (!state || person.presence === state) &&
      (!where || placeKindOf(person) === where) &&
      (text === '' || said(person).includes(text)),
  );
}

function said({ name, timer }: Person): string {
  const { jobNumber, jobName, workOrderNumber, workOrderTitle, customerName } = timer ?? {};
  return [name, jobNumber, jobName, workOrderNumber, workOrderTitle, customerName]
    .filter(Boolean)
    .join('\n')
    .toLocaleLowerCase();
}

const VIEW = /^(-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?),(\d{1,2}(?:\.\d+)?)$/;

/** `43.65321,-79.38321,12` of the address, as what the map shows; undefined for anything else. */
export function viewOf(at: string | undefined) {
  const [, latitude, longitude, zoom] = VIEW.exec(at ?? '') ?? [];
  if (latitude === undefined) return undefined;
  return { latitude: Number(latitude), longitude: Number(longitude), zoom: Math.min(19, Number(zoom)) };
}

export const viewText = ({ latitude, longitude, zoom }: NonNullable<ReturnType<typeof viewOf>>): string =>
  `${latitude.toFixed(5)},${longitude.toFixed(5)},${zoom}`;
