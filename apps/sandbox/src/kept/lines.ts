import { createReadStream } from 'node:fs';

export interface Line {
  readonly text: string;
  readonly number: number;
  /** Bytes of the file up to and with this line. */
  readonly end: number;
  /** Only the last line of a file can lack its end: what wrote it was killed while it wrote. */
  readonly isWhole: boolean;
}

const NEW_LINE = 0x0a;

/** The lines of a file that may be larger than a string can be. */
export async function* linesOf(file: string): AsyncGenerator<Line> {
  let held: Buffer[] = [];
  let [number, end] = [0, 0];
  const take = (rest: Buffer, isWhole: boolean): Line => {
    const bytes = held.length === 0 ? rest : Buffer.concat([...held, rest]);
    held = [];
    number++;
    end += bytes.length + (isWhole ? 1 : 0);
    return { text: bytes.toString('utf8'), number, end, isWhole };
  };
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(NEW_LINE); at !== -1; at = chunk.indexOf(NEW_LINE, from)) {
      yield take(chunk.subarray(from, at), true);
      from = at + 1;
    }
    if (from < chunk.length) held.push(chunk.subarray(from));
  }
  if (held.length > 0) yield take(Buffer.alloc(0), false);
}
