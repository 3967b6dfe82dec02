import { ticksOf } from './ticks';

describe('the figures of an axis', () => {
  it('are round and cover everything', () => {
    expect(ticksOf([120, 873, 0])).toEqual([0, 250, 500, 750, 1000]);
    expect(ticksOf([310, 402])).toEqual([0, 200, 400, 600]);
    expect(ticksOf([4_000_000])).toEqual([0, 1_000_000, 2_000_000, 3_000_000, 4_000_000]);
  });

  it('reach below zero where a figure does', () => {
    expect(ticksOf([-150, 260])).toEqual([-200, 0, 200, 400]);
  });

  it('are whole, and there are some even where nothing is', () => {
    expect(ticksOf([0.4])).toEqual([0, 1]);
    expect(ticksOf([])).toEqual([0, 1]);
  });
});
