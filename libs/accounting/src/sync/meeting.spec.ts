import type { TimeEntryRecord, TimekeepingFacade } from '#timekeeping';
import { timeBinding } from './bindings/time-binding.js';
import { conflictNews } from './conflict-news.js';
import { meet } from './meeting.js';

describe('a record that both sides have', () => {
  const nothingIsRead = {} as TimekeepingFacade;
  const binding = timeBinding(nothingIsRead);
  const ours: TimeEntryRecord = {
    ...{ id: 'ours', contractorId: 'vendor', customerId: null, jobId: 'job', itemId: null },
    ...{ workDate: '2026-11-20', minutes: 90, description: 'Panel', billable: true },
    ...{ hourlyRate: null, costRate: null, status: 'approved' },
  };
  const asDocument = (minutes: number) => ({ ...binding.toDocument(ours), minutes });
  const minutes = (agreed: number | null | undefined) => {
    const { outcome } = meet(
      binding,
      typeof agreed === 'number' ? asDocument(agreed) : agreed,
      asDocument(120),
      ours,
      new Map(),
    );
    const { merged, fromRemote, fromLocal, conflicts } = outcome;
    return { minutes: merged.minutes, fromRemote, fromLocal, conflicts };
  };
  const NOBODY = { fromRemote: [], fromLocal: [], conflicts: [] };

  it.each<[string, number | null | undefined, object]>([
    ['follows theirs where only they changed it', 90, { minutes: 120, fromRemote: ['minutes'] }],
    ['stays ours where only we changed it', 120, { minutes: 90, fromLocal: ['minutes'] }],
    ['waits for a person where both changed it', 60, { minutes: 90, conflicts: ['minutes'] }],
    ['follows theirs where nothing was agreed on', undefined, { minutes: 120, fromRemote: ['minutes'] }],
    ['follows theirs where its id was only set aside', null, { minutes: 120, fromRemote: ['minutes'] }],
  ])('%s', (_, agreed, expected) => {
    expect(minutes(agreed)).toEqual({ ...NOBODY, ...expected });
  });
});

describe('what people are told of a conflict', () => {
  const company = { remoteCompanyName: 'Maple Electric', system: 'quickbooks-online' };

  it.each<[string, object | null, object | null, string]>([
    ['the name of the customer here', { displayName: 'Hydro' }, { displayName: 'Hydro Inc.' }, 'Hydro'],
    ['the name of the item there when ours has none', { name: '' }, { name: 'Labour' }, 'Labour'],
    ['the number of a document that is only there', null, { number: 'INV-7' }, 'INV-7'],
    ['its kind when it has neither name nor number', { amount: '5' }, null, 'payment'],
  ])('names %s', (_, local, remote, record) => {
    expect(conflictNews({ entity: 'payment', local, remote }, company)).toEqual({
      ...{ record, company: 'Maple Electric' },
    });
  });

  it('names the accounting system while the name of the company is not known', () => {
    const nameless = { ...company, remoteCompanyName: null };
    const conflict = { entity: 'payment' as const, local: null, remote: null };
    expect(conflictNews(conflict, nameless).company).toBe('quickbooks-online');
  });
});
