import { newId } from '#kernel';
import { waitingMark } from './waiting-mark.js';

describe('the mark of what waits', () => {
  const [one, two] = [
    { id: newId(), version: 1 },
    { id: newId(), version: 4 },
  ];

  it('is the same whatever the order, and short enough to be sent back', () => {
    expect(waitingMark([one, two])).toBe(waitingMark([two, one]));
    expect(waitingMark([one, two])).toHaveLength(64);
  });

  it('is another one with an entry more, less or changed, and none of nothing', () => {
    const others = [[one], [two], [one, { ...two, version: 5 }], [one, two, { id: newId(), version: 1 }], []];
    const marks = [[one, two], ...others].map(waitingMark);
    expect(new Set(marks).size).toBe(marks.length);
    expect(marks.at(-1)).toBeNull();
  });
});
