import { keep, readKept } from './tab-state';

/** The storage of a tab. */
function tab() {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
  };
}

describe('what a tab keeps', () => {
  it('is there when one comes back, each under its name', () => {
    const storage = tab();
    keep(storage, 'ip.plan.1', [{ remoteId: '7' }]);
    expect(readKept(storage, 'ip.plan.1', [])).toEqual([{ remoteId: '7' }]);
    expect(readKept(storage, 'ip.plan.2', [])).toEqual([]);
  });

  it('is what one begins with where it cannot be read', () => {
    const storage = tab();
    storage.setItem('ip.plan.1', '{');
    expect(readKept(storage, 'ip.plan.1', 'first')).toBe('first');
  });

  it('is not there, and breaks nothing, where a browser keeps nothing', () => {
    const closed = {
      getItem: () => {
        throw new Error('closed');
      },
      setItem: () => {
        throw new Error('closed');
      },
    };
    keep(closed, 'ip.plan.1', 'x');
    expect(readKept(closed, 'ip.plan.1', 'first')).toBe('first');
  });
});
