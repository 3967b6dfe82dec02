import { dayIn } from '#ui';
import type { Search } from '../../app/address';
import type { Me } from '../../app/area';
import { isPeriod } from '../../app/days';
import { readAhead } from '../../app/queries';
import { type CardName, layoutOf, type PanelName } from './layout';
import {
  ACTIVE,
  EXPIRING,
  earnedIn,
  invoicesIn,
  jobsOf,
  LIVE_JOBS,
  OPEN_JOBS,
  OWED,
  PENDING,
  visitsOn,
  WAITING_COUNTS,
} from './reads';

interface At {
  today: string;
  zone: string;
  values: Search;
}

const lateJobs = () => void readAhead(...jobsOf({ late: true }));
const owed = () => {
  for (const status of OWED) void readAhead(...invoicesIn(status));
};

/** What each part reads. */
const READS: Record<CardName | PanelName, (at: At) => void> = {
  approvals: () => void readAhead(...PENDING),
  toBill: () => void readAhead(...OPEN_JOBS),
  overdue: owed,
  toSend: owed,
  late: lateJobs,
  inProgress: () => void readAhead(...jobsOf({ status: 'in_progress' })),
  review: () => void readAhead(...jobsOf({ status: 'review' })),
  onHold: () => void readAhead(...jobsOf({ status: 'on_hold' })),
  clearances: () => void readAhead(...EXPIRING),
  conflicts: () => void readAhead(WAITING_COUNTS),
  receivables: owed,
  liveJobs: () => void readAhead(...LIVE_JOBS),
  earned: ({ today, values: { period } }) =>
    void readAhead(...earnedIn(isPeriod(period) ? period : 'month', today)),
  lateJobs,
  visits: ({ today, zone }) => void readAhead(...visitsOn(today, zone)),
  people: () => void readAhead(...ACTIVE),
  books: () => void readAhead('/api/v1/integrations'),
};

/** Asks for what the parts of this person's Home read; what two of them share is asked for once. */
export function ahead(me: Me, values: Search): void {
  const { timezone: zone } = me.organization;
  const at = { zone, values, today: dayIn(zone, new Date()) };
  const { cards, main, rail } = layoutOf(me);
  for (const name of [...cards, ...main, ...rail]) READS[name](at);
}
