import { wayOf } from './way';

const at = (minute: number) => ({
  at: `2026-11-23T15:${String(minute).padStart(2, '0')}:00.000Z`,
  latitude: 43 + minute / 100,
  longitude: -79.4,
});

describe('the way of somebody', () => {
  it('goes on with what is told', () => {
    const read = { recorded: 3, segments: [{ points: [at(1), at(2), at(3)] }] };
    expect(wayOf(read, [at(4), at(5)])).toEqual({
      trail: [[at(1), at(2), at(3), at(4), at(5)]],
      recorded: 5,
    });
  });

  it('does not turn back when it is read again with what was told before', () => {
    const read = { recorded: 5, segments: [{ points: [at(1)] }, { points: [at(2), at(3), at(4), at(5)] }] };
    expect(wayOf(read, [at(4), at(5), at(6)])).toEqual({
      trail: [[at(2), at(3), at(4), at(5), at(6)]],
      recorded: 6,
    });
  });

  it('begins with what is told when nothing was recorded before', () => {
    expect(wayOf({ recorded: 0, segments: [] }, [at(4), at(5)])).toEqual({
      trail: [[at(4), at(5)]],
      recorded: 2,
    });
  });
});
