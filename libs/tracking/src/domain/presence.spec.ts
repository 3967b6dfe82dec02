import { presenceOf } from './presence.js';

const now = new Date('2026-11-21T15:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

describe('presence', () => {
  it.each([
    ['running', 10, 'working'],
    ['on_break', 10, 'on_break'],
    [null, 10, 'available'],
    ['running', 180, 'offline'],
    [null, 86_400, 'offline'],
  ] as const)('with a timer that is %s, heard of %d seconds ago, is %s', (timer, seconds, presence) => {
    expect(presenceOf({ timer, lastSeenAt: ago(seconds), now })).toBe(presence);
  });
});
