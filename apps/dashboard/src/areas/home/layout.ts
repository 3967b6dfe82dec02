import type { Me, Permission } from '../../app/area';

export type CardName =
  | 'approvals'
  | 'toBill'
  | 'overdue'
  | 'toSend'
  | 'late'
  | 'inProgress'
  | 'review'
  | 'onHold'
  | 'clearances'
  | 'conflicts';
export type PanelName = 'receivables' | 'liveJobs' | 'earned' | 'lateJobs' | 'visits' | 'people' | 'books';

/** What each part reads. */
const NEEDS: Record<CardName | PanelName, Permission> = {
  approvals: 'invoices.read',
  toBill: 'reports.read',
  overdue: 'invoices.read',
  toSend: 'invoices.read',
  late: 'jobs.read',
  inProgress: 'jobs.read',
  review: 'jobs.read',
  onHold: 'jobs.read',
  clearances: 'contractors.read',
  conflicts: 'integrations.read',
  receivables: 'invoices.read',
  liveJobs: 'reports.read',
  earned: 'reports.read',
  lateJobs: 'jobs.read',
  visits: 'work-orders.read',
  people: 'tracking.read',
  books: 'integrations.read',
};

export interface Layout {
  cards: readonly CardName[];
  main: readonly PanelName[];
  rail: readonly PanelName[];
}

const OFFICE: Layout = {
  cards: ['approvals', 'toBill', 'overdue', 'late', 'clearances', 'conflicts'],
  main: ['receivables', 'liveJobs', 'earned'],
  rail: ['people', 'books', 'visits'],
};

const MONEY: Layout = {
  cards: ['overdue', 'toBill', 'toSend', 'approvals', 'conflicts'],
  main: ['receivables', 'earned', 'liveJobs'],
  rail: ['books'],
};

const FIELD: Layout = {
  cards: ['late', 'inProgress', 'review', 'onHold', 'clearances'],
  main: ['visits', 'lateJobs'],
  rail: ['people'],
};

/** What stands where: an accountant begins with the money, a dispatcher with the day, everybody else with what waits for them. */
export function layoutOf({ role, permissions }: Pick<Me, 'role' | 'permissions'>): Layout {
  const { cards, main, rail } = role === 'accountant' ? MONEY : role === 'dispatcher' ? FIELD : OFFICE;
  const isSeen = (name: CardName | PanelName) => permissions.includes(NEEDS[name]);
  return { cards: cards.filter(isSeen), main: main.filter(isSeen), rail: rail.filter(isSeen) };
}
