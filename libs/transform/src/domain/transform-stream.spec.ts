import { mapping, testContext } from '../testing/context.js';
import { compileMapping } from './compile-mapping.js';
import { transformStream } from './transform-stream.js';

const doubled = compileMapping(mapping({ twice: 'record.n * 2' }));

describe('a stream of records', () => {
  it('is taken one by one, only as fast as somebody reads', async () => {
    let taken = 0;
    async function* source() {
      for (;;) yield { n: ++taken };
    }
    const seen: unknown[] = [];
    for await (const { output, index } of transformStream(doubled, source(), testContext())) {
      expect(taken).toBe(index + 1);
      seen.push(output.twice);
      if (seen.length === 1_000) break;
    }
    expect(taken).toBe(1_000);
    expect(seen.slice(0, 3)).toEqual(['2', '4', '6']);
  });

  it('lets others work while it goes on', async () => {
    let [ticks, isDone] = [0, false];
    const tick = () => {
      ticks++;
      if (!isDone) setImmediate(tick);
    };
    setImmediate(tick);
    const records = Array.from({ length: 20_000 }, (_, n) => ({ n }));
    let count = 0;
    for await (const _ of transformStream(doubled, records, testContext())) count++;
    isDone = true;
    expect(count).toBe(records.length);
    expect(ticks).toBeGreaterThan(2);
  });

  it('is given up when it takes too long, and closes its source', async () => {
    let isClosed = false;
    async function* source() {
      try {
        for (;;) yield { n: 1 };
      } finally {
        isClosed = true;
      }
    }
    const read = async () => {
      for await (const _ of transformStream(doubled, source(), testContext(), 1));
    };
    await expect(read()).rejects.toMatchObject({ code: 'TRANSFORM.TOO_SLOW' });
    expect(isClosed).toBe(true);
  });
});
