import type { Permission } from '../../app/area';
import { layoutOf } from './layout';

const EVERYTHING: Permission[] = [
  ...(['invoices.read', 'reports.read', 'jobs.read', 'integrations.read'] as const),
  ...(['work-orders.read', 'tracking.read', 'contractors.read'] as const),
];

describe('the layout of the home page', () => {
  it('begins with what waits for an owner, with the money for an accountant', () => {
    expect(layoutOf({ role: 'owner', permissions: EVERYTHING }).cards[0]).toBe('approvals');
    expect(layoutOf({ role: 'accountant', permissions: EVERYTHING }).cards[0]).toBe('overdue');
  });

  it('shows a dispatcher the day and no money', () => {
    const seen = layoutOf({
      role: 'dispatcher',
      permissions: ['jobs.read', 'work-orders.read', 'tracking.read', 'contractors.read'],
    });
    expect(seen).toEqual({
      cards: ['late', 'inProgress', 'review', 'onHold', 'clearances'],
      main: ['visits', 'lateJobs'],
      rail: ['people'],
    });
  });

  it('leaves out what the person may not read', () => {
    const seen = layoutOf({ role: 'auditor', permissions: ['invoices.read'] });
    expect(seen).toEqual({ cards: ['approvals', 'overdue'], main: ['receivables'], rail: [] });
  });
});
