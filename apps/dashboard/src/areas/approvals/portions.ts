import type { schemas } from '#api-client';

type BulkAnswer = schemas['BulkAnswer'];
type Outcome = BulkAnswer['outcomes'][number];

/** As many as the API takes at once. */
const MOST = 200;

/**
 * Sends however many in portions that the API takes, one after the other, and joins what became of them. Where a later one
 * cannot be sent, what was done before is not forgotten: the rest is told as refused for that reason.
 */
export async function inPortions<Row extends { id: string }>(
  rows: readonly Row[],
  send: (portion: readonly Row[], index: number) => Promise<BulkAnswer>,
): Promise<BulkAnswer> {
  const outcomes: Outcome[] = [];
  for (let start = 0; start < rows.length; start += MOST) {
    try {
      outcomes.push(...(await send(rows.slice(start, start + MOST), start / MOST)).outcomes);
    } catch (error) {
      if (start === 0) throw error;
      outcomes.push(...rows.slice(start).map(({ id }) => notSent(id, error)));
      break;
    }
  }
  const done = outcomes.filter(({ isDone }) => isDone).length;
  return { done, refused: outcomes.length - done, outcomes };
}

function notSent(id: string, error: unknown): Outcome {
  const { problem } = error as { problem?: { code?: string; detail?: string; fix?: string } };
  const { code = null, detail = String(error), fix = null } = problem ?? {};
  return { id, isDone: false, code, message: detail, fix, findings: [], canBeUndoneUntil: null };
}
