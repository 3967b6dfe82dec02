/** The row that the keys act on. It is known by its id: rows come and go while one looks at them. */
export interface ActiveRow {
  id: string;
  /** Where it stood, for when it is gone. */
  place: number;
}

/** One step along `ids`. From a row that is gone one comes to what took its place, or to the one before. */
export function stepped(
  ids: readonly string[],
  active: ActiveRow | undefined,
  step: 1 | -1,
): ActiveRow | undefined {
  const place = Math.min(ids.length - 1, Math.max(0, placeAfter(ids, active, step)));
  const id = ids[place];
  return id === undefined ? undefined : { id, place };
}

function placeAfter(ids: readonly string[], active: ActiveRow | undefined, step: 1 | -1): number {
  if (!active) return 0;
  const place = ids.indexOf(active.id);
  if (place >= 0) return place + step;
  return step === 1 ? active.place : active.place - 1;
}
