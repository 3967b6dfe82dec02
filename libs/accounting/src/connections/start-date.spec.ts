import type { Entity } from '../ports/canonical-documents.js';
import { isFromBefore, reachesBack } from './start-date.js';

const of = (entity: Entity, document: object, startDate: string | null | undefined = '2026-01-01') =>
  isFromBefore({ settings: { startDate } }, entity, { ...document });

describe('the day on which a connection begins', () => {
  it('leaves older orders there that have ended, and time, but nothing of that day and nothing that is open', () => {
    const old = { orderDate: '2025-12-31' };
    expect(of('estimate', { ...old, state: 'closed' })).toBe(true);
    expect(of('purchase-order', { ...old, state: 'rejected' })).toBe(true);
    expect(of('purchase-order', { ...old, state: 'open' })).toBe(false);
    expect(of('estimate', { ...old, state: 'accepted' })).toBe(false);
    expect(of('estimate', { orderDate: '2026-01-01', state: 'closed' })).toBe(false);
    expect(of('time-activity', { workDate: '2025-12-31' })).toBe(true);
    expect(of('time-activity', { workDate: '2026-01-01' })).toBe(false);
  });

  it('leaves nothing that a balance rests on, and nothing at all where there is none', () => {
    expect(of('invoice', { invoiceDate: '2020-01-01', orderDate: '2020-01-01', state: 'closed' })).toBe(
      false,
    );
    expect(of('time-activity', { workDate: '2020-01-01' }, null)).toBe(false);
    expect(of('time-activity', { workDate: '2020-01-01' }, '')).toBe(false);
  });

  it('reaches back when it is earlier, or none any more', () => {
    const on = (startDate: string | null) => ({ startDate });
    expect(reachesBack(on('2026-01-01'), on('2025-01-01'))).toBe(true);
    expect(reachesBack(on('2026-01-01'), on(null))).toBe(true);
    expect(reachesBack(on('2026-01-01'), on('2026-01-01'))).toBe(false);
    expect(reachesBack(on('2026-01-01'), on('2026-02-01'))).toBe(false);
    expect(reachesBack({}, on('2026-01-01'))).toBe(false);
  });
});
