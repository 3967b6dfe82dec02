import { type LogRow, streamOf } from './stream-part.js';

const place = (sequence: number, contractorId: string): LogRow => ({
  ...{ sequence, name: 'contractor:location_updated', family: 'contractors', contractorId },
  ...{ at: '2026-11-21T15:00:00Z', data: { contractorId } },
});
const event = (sequence: number): LogRow => ({
  ...{ sequence, name: 'job:moved', family: 'jobs', contractorId: null },
  ...{ at: '2026-11-21T15:00:00Z', data: { jobId: 'j' } },
});

describe('a part of the stream', () => {
  it('sends the places that were written together together, between the events around them', () => {
    const head: LogRow = { ...event(9), name: 'head', data: { keptFrom: 2 } };
    const part = streamOf([event(4), place(5, 'ann'), place(5, 'bob'), place(6, 'eve'), event(7), head]);
    expect(part).toMatchObject({ head: 9, keptFrom: 2 });
    expect(part.events.map(({ sequence, data }) => [sequence, data])).toEqual([
      [4, { jobId: 'j' }],
      [5, { positions: [{ contractorId: 'ann' }, { contractorId: 'bob' }] }],
      [6, { positions: [{ contractorId: 'eve' }] }],
      [7, { jobId: 'j' }],
    ]);
  });

  it('of an organization that never told anything is empty', () => {
    expect(streamOf([])).toEqual({ events: [], head: 0, keptFrom: 0, isCut: false });
  });

  it('says when there was more than was asked for, places aside', () => {
    const rows = [event(4), place(5, 'ann'), event(6)];
    expect(streamOf(rows, 2).isCut).toBe(false);
    expect(streamOf(rows, 1).isCut).toBe(true);
  });
});
