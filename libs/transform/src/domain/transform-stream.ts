import { setImmediate as nextTurn } from 'node:timers/promises';
import { DomainError } from '#kernel';
import type { CompiledMapping, Transformed } from './compile-mapping.js';
import type { Fields } from './language/values.js';
import type { TransformContext } from './transform-context.js';

/** Milliseconds of work after which whoever else waits is served. */
const TURN_MS = 4;
/** Of one run, waiting not counted: some hundred times what a file at its largest needs. */
const MOST_WORK_MS = 60_000;

/** One record of a stream, with its place in it from 0. */
export type Streamed = Transformed & { index: number };

/**
 * Transforms records as they come and hands each on as it is asked for: one is in memory at a time, and a reader that is slow
 * slows the source down. Works in turns, so that a long stream keeps nobody waiting. Throws `TRANSFORM.TOO_SLOW`.
 */
export async function* transformStream(
  mapping: CompiledMapping,
  records: AsyncIterable<Fields> | Iterable<Fields>,
  context: TransformContext,
  mostWorkMs = MOST_WORK_MS,
): AsyncGenerator<Streamed, void, undefined> {
  let [index, worked, turnEnds] = [0, 0, TURN_MS];
  for await (const record of records) {
    const begun = performance.now();
    const made = mapping.transform(record, context);
    worked += performance.now() - begun;
    if (worked > mostWorkMs) throw tooSlow(index);
    yield { ...made, index: index++ };
    if (worked < turnEnds) continue;
    await nextTurn();
    turnEnds = worked + TURN_MS;
  }
}

function tooSlow(done: number): DomainError {
  return new DomainError(
    'TRANSFORM.TOO_SLOW',
    `The mapping took too long: it was given up after ${done} records.`,
    {
      fix: 'Send fewer records at once, or make the mapping simpler.',
    },
  );
}
