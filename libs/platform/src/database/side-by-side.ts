import { currentScope } from './tenant-context.js';

type Reads = readonly (() => Promise<unknown>)[];
type Answers<R extends Reads> = { -readonly [K in keyof R]: Awaited<ReturnType<R[K]>> };

/**
 * Reads that do not depend on each other: side by side, on connections of their own; one after the other where a
 * transaction is open, which has only one. Throws the first failure.
 */
export async function sideBySide<const R extends Reads>(...reads: R): Promise<Answers<R>> {
  if (!currentScope()?.transaction) return Promise.all(reads.map((read) => read())) as Promise<Answers<R>>;
  const answers: unknown[] = [];
  for (const read of reads) answers.push(await read());
  return answers as Answers<R>;
}
