import type { TimeEntryRecord, TimekeepingFacade } from '#timekeeping';
import { type AnyBinding, forgetTypes, keyOf } from './entity-binding.js';

/** Time that is already in the books is approved; our own keeps the state it has. */
export function timeBinding(timekeeping: TimekeepingFacade): AnyBinding {
  return forgetTypes<'time-activity', TimeEntryRecord>({
    entity: 'time-activity',
    store: timekeeping.entries,
    references: { contractorId: 'vendor', customerId: 'customer', itemId: 'item' },
    required: ['contractorId'],
    policies: {},
    isWanted: () => true,
    toRecord: (document, id, existing) => ({
      ...document,
      id,
      jobId: existing?.jobId ?? null,
      status: existing?.status ?? 'approved',
    }),
    toDocument: ({ id: _id, jobId: _job, status: _status, ...document }) => document,
    afterRemoval: (record) => (record.status === 'approved' ? { ...record, status: 'rejected' } : undefined),
    naturalKey: ({ contractorId, customerId, workDate, minutes, description }) =>
      keyOf(contractorId, customerId, workDate, minutes, description),
  });
}
