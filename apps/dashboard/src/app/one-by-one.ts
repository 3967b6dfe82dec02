import { type Refusal, refusalOf } from '#ui';

/** What was done with several, and what of it was refused. */
export interface Outcome {
  done: number;
  refused: { id: string; name: string; refusal: Refusal }[];
}

/** Does it with one after the other; what is refused stops none of the others. One alone is refused in its own words. */
export async function oneByOne<Row>(
  rows: readonly Row[],
  named: (row: Row) => { id: string; name: string },
  send: (row: Row) => Promise<number>,
): Promise<Outcome> {
  const outcome: Outcome = { done: 0, refused: [] };
  for (const row of rows) {
    try {
      outcome.done += await send(row);
    } catch (error) {
      if (rows.length === 1) throw error;
      outcome.refused.push({ ...named(row), refusal: refusalOf(error) });
    }
  }
  return outcome;
}
