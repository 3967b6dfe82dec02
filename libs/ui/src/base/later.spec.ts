import { later } from './later';

describe('a part that comes later', () => {
  it('is asked for once, however many want it, and is there from then on', async () => {
    let asked = 0;
    const part = later(async () => {
      asked += 1;
      return 'menu';
    });
    expect(part.here()).toBeUndefined();
    expect(await Promise.all([part.load(), part.load()])).toEqual(['menu', 'menu']);
    expect(await part.load()).toBe('menu');
    expect([asked, part.here()]).toEqual([1, 'menu']);
  });

  it('is asked for again by the next who wants it when it could not come', async () => {
    let isCut = true;
    const part = later(async () => {
      if (isCut) throw new Error('No network.');
      return 'menu';
    });
    await expect(part.load()).rejects.toThrow('No network.');
    isCut = false;
    expect(await part.load()).toBe('menu');
  });
});
