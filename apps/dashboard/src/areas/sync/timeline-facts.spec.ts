import type { Change, RecordConflict, RecordHistory, Writer } from './record-history';
import { momentsOf } from './timeline-facts';

const writer = (more: Partial<Writer> = {}): Writer => ({
  ...{ side: 'here', at: '2026-11-20T10:00:00.000Z', through: 'run' },
  ...{ runId: null, operationId: null, rollbackId: null, conflictId: null },
  ...more,
});
const change = (id: string, at: string, more: Partial<Change> = {}): Change => ({
  ...{ ...writer({ at }), id, effect: 'change', fields: [] },
  ...more,
});
const conflict = (id: string, createdAt: string, resolvedAt: string | null): RecordConflict => ({
  ...{ id, kind: 'both-changed', status: resolvedAt ? 'resolved' : 'open', fields: ['phone'] },
  ...{ choice: null, sides: [], decidedBy: null, createdAt, resolvedAt },
});
const history = (more: Partial<RecordHistory>): RecordHistory => ({
  ...{ label: null, fields: [], makers: [], conflicts: [], changes: [], names: {} },
  ...more,
});
const ids = (of: RecordHistory, hasMore = false) => momentsOf(of, hasMore).map(({ id }) => id);

describe('the moments of a record', () => {
  it('stand with the newest first, whatever they are', () => {
    const told = history({
      changes: [change('c2', '2026-11-20T13:00:00.000Z'), change('c1', '2026-11-20T11:00:00.000Z')],
      makers: [writer({ runId: 'r' }), writer({ side: 'there', through: 'write' })],
      conflicts: [conflict('k', '2026-11-20T12:00:00.000Z', '2026-11-20T14:00:00.000Z')],
    });
    expect(ids(told)).toEqual(['decided-k', 'c2', 'opened-k', 'c1', 'made-r']);
  });

  it('tell what a decision wrote with the decision', () => {
    const written = change('c', '2026-11-20T14:00:00.000Z', { through: 'decision', conflictId: 'k' });
    const told = history({
      changes: [written],
      conflicts: [conflict('k', '2026-11-20T12:00:00.000Z', '2026-11-20T14:00:00.000Z')],
    });
    expect(momentsOf(told, false)[0]).toMatchObject({ kind: 'decided', change: written });
    expect(ids(told)).toEqual(['decided-k', 'opened-k']);
  });

  it('leave out what is older than the oldest change that was read', () => {
    const told = history({
      changes: [change('c', '2026-11-20T11:00:00.000Z')],
      makers: [writer({ runId: 'r' })],
      conflicts: [conflict('k', '2026-11-20T09:00:00.000Z', null)],
    });
    expect(ids(told, true)).toEqual(['c']);
    expect(ids(told)).toEqual(['c', 'made-r', 'opened-k']);
  });
});
