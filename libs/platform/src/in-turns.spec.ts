import { mapInTurns } from './in-turns.js';

describe('work in turns', () => {
  it('answers what map answers, in its order', async () => {
    expect(await mapInTurns([3, 1, 2], (item) => item * 2)).toEqual([6, 2, 4]);
    expect(await mapInTurns([], String)).toEqual([]);
  });

  it('lets others work in between', async () => {
    let done = 0;
    const seen: number[] = [];
    const watch = setInterval(() => seen.push(done), 0);
    const busyFor = (milliseconds: number) => {
      for (const end = performance.now() + milliseconds; performance.now() < end; );
    };
    await mapInTurns(Array.from({ length: 20 }), () => {
      busyFor(2);
      done += 1;
    });
    clearInterval(watch);
    expect(seen.some((count) => count > 0 && count < 20)).toBe(true);
  });
});
