import { secondsToUndo } from './grace';

describe('the seconds that an undo is offered', () => {
  const now = Date.parse('2026-11-22T12:00:00Z');

  it('are none where nothing can be undone', () => {
    expect(secondsToUndo(null, now)).toBe(0);
  });

  it('are as many as there are, and ten at most', () => {
    expect(secondsToUndo('2026-11-22T12:00:04.900Z', now)).toBe(4);
    expect(secondsToUndo('2026-11-22T13:00:00Z', now)).toBe(10);
  });

  it('are the usual ones where the clock of the device goes fast', () => {
    expect(secondsToUndo('2026-11-22T11:58:00Z', now)).toBe(10);
  });
});
