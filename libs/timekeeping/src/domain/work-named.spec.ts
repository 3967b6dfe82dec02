import { requireAssigned, requireOpenJob, requireOpenVisit, requireSameWork } from './work-named.js';

const visit = (changes: object = {}) => ({
  ...{ number: 'WO-000001', status: 'started' as const, startedAt: '2026-11-02T13:00:00Z' },
  ...{ jobId: 'job', customerId: 'customer' },
  assignments: [{ contractorId: 'marie', contractorName: 'Marie', acknowledgedAt: null }],
  ...changes,
});
const bob = { contractorId: 'bob' };

describe('work that time names', () => {
  it.each(['cancelled', 'shipped'] as const)('is no job that is %s', (status) => {
    expect(() => requireOpenJob({ number: 'JOB-1', status })).toThrow(
      `Job JOB-1 is ${status}, so no time or expenses can be recorded on it.`,
    );
  });

  it.each(['created', 'in_progress', 'on_hold', 'completed'] as const)(
    'may be a job that is %s',
    (status) => {
      expect(() => requireOpenJob({ number: 'JOB-1', status })).not.toThrow();
    },
  );

  it.each([
    ['done', 'a sheet', false, true],
    ['done', 'a timer', true, false],
    ['cancelled', 'a sheet of what was begun', false, true],
    ['cancelled', 'a timer', true, false],
    ['started', 'a timer', true, true],
  ] as const)('on a visit that is %s takes %s', (status, _what, isTimer, isTaken) => {
    const attempt = () => requireOpenVisit(visit({ status }), isTimer);
    if (isTaken) expect(attempt).not.toThrow();
    else expect(attempt).toThrow(`Work order WO-000001 is ${status}`);
  });

  it('is no visit that was cancelled before anybody came', () => {
    expect(() => requireOpenVisit(visit({ status: 'cancelled', startedAt: null }), false)).toThrow(
      'never begun',
    );
  });

  it('does not belong to two jobs or two customers', () => {
    expect(() => requireSameWork(visit(), { ...bob, jobId: 'job', customerId: 'customer' })).not.toThrow();
    expect(() => requireSameWork(visit(), { ...bob, jobId: 'other' })).toThrow('another job');
    expect(() => requireSameWork(visit(), { ...bob, customerId: 'other' })).toThrow('another customer');
  });

  it('is of whoever it was given to', () => {
    expect(() => requireAssigned(visit(), { contractorId: 'marie' })).not.toThrow();
    expect(() => requireAssigned(visit(), bob)).toThrow('was not given to this contractor');
  });
});
