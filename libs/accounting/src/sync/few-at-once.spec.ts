import { fewAtOnce } from './few-at-once.js';

describe('a few at once', () => {
  const begun: number[] = [];
  let underWay = 0;
  let most = 0;
  const work = async (item: number) => {
    begun.push(item);
    most = Math.max(most, ++underWay);
    await new Promise(setImmediate);
    underWay--;
    if (item === 5) throw new Error('the fifth');
    return item * 2;
  };

  beforeEach(() => {
    begun.length = 0;
    [underWay, most] = [0, 0];
  });

  it('does all of them in their order, and never more at a time', async () => {
    expect(await fewAtOnce([1, 2, 3, 4, 6, 7, 8], 3, work)).toEqual([2, 4, 6, 8, 12, 14, 16]);
    expect(most).toBe(3);
    expect(await fewAtOnce([], 3, work)).toEqual([]);
  });

  it('begins none after one has failed', async () => {
    await expect(fewAtOnce([5, 1, 2, 3, 4], 2, work)).rejects.toThrow('the fifth');
    expect(begun).toEqual([5, 1]);
  });
});
