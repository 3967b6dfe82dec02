import { Gathering } from './gathering.js';

describe('Gathering', () => {
  /** Work that ends when it is told to, and what it was given each time. */
  const held = (atOnce = 1, most = 100) => {
    const batches: number[][] = [];
    const ends: (() => void)[] = [];
    const gathering = new Gathering<number, number>({
      work: async (items) => {
        batches.push([...items]);
        await new Promise<void>((resolve) => ends.push(resolve));
        if (items.includes(13)) throw new Error('13');
        if (items.includes(0)) throw new Error('all');
        return items.map((item) => item * 2);
      },
      isOfOne: (error) => (error as Error).message !== 'all',
      ...{ atOnce, most },
    });
    const end = async () => {
      ends.shift()?.();
      await new Promise(setImmediate);
    };
    return { batches, end, add: (item: number) => gathering.add(item) };
  };

  it('begins at once, and does together what came meanwhile', async () => {
    const { add, batches, end } = held();
    const results = Promise.all([1, 2, 3].map(add));
    expect(batches).toEqual([[1]]);
    await end();
    expect(batches).toEqual([[1], [2, 3]]);
    await end();
    expect(await results).toEqual([2, 4, 6]);
  });

  it('goes on beside one that takes long, and takes no more than it may', async () => {
    const { add, batches } = held(2, 2);
    for (const item of [1, 2, 3, 4, 5]) void add(item);
    expect(batches).toEqual([[1], [2]]);
  });

  it('tries each alone where one may have made all fail', async () => {
    const { add, end } = held();
    const results = Promise.allSettled([1, 12, 13, 14].map(add));
    for (let turn = 0; turn < 5; turn++) await end();
    expect((await results).map(({ status }) => status)).toEqual([
      ...['fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
    ]);
  });

  it('tells everybody of a failure that is nobody’s, and goes on', async () => {
    const { add, batches, end } = held();
    const results = Promise.allSettled([1, 0, 2].map(add));
    await end();
    await end();
    expect((await results).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    const later = add(4);
    await end();
    expect([await later, batches.length]).toEqual([8, 3]);
  });
});
