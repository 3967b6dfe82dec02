import {
  Ban,
  CalendarClock,
  CircleCheck,
  CircleDashed,
  Eye,
  Hammer,
  type LucideIcon,
  Pause,
  Truck,
} from 'lucide-react';
import { defineMessages, type Meaning, StatePill, useMessages } from '#ui';
import type { JobStatus } from './moves';

/** States of a job as people say them. */
export const jobStatusMessages = defineMessages({
  created: ['New', 'Nouveau'],
  planned: ['Planned', 'Planifié'],
  in_progress: ['In progress', 'En cours'],
  review: ['In review', 'En révision'],
  completed: ['Completed', 'Terminé'],
  shipped: ['Shipped', 'Expédié'],
  on_hold: ['On hold', 'Suspendu'],
  cancelled: ['Cancelled', 'Annulé'],
  late: ['Late', 'En retard'],
});

export const JOB_MEANINGS: Record<JobStatus, Meaning> = {
  created: 'none',
  planned: 'info',
  in_progress: 'info',
  review: 'attention',
  completed: 'good',
  shipped: 'good',
  on_hold: 'attention',
  cancelled: 'none',
};

const ICONS: Record<JobStatus, LucideIcon> = {
  created: CircleDashed,
  planned: CalendarClock,
  in_progress: Hammer,
  review: Eye,
  completed: CircleCheck,
  shipped: Truck,
  on_hold: Pause,
  cancelled: Ban,
};

/** The state of a job in a word with its sign, and beside it that it is late. */
export function JobState({ status, isLate }: { status: JobStatus; isLate?: boolean }) {
  const t = useMessages(jobStatusMessages);
  return (
    <span className="inline-flex items-center gap-1.5">
      <StatePill meaning={JOB_MEANINGS[status]} icon={ICONS[status]}>
        {t(status)}
      </StatePill>
      {isLate && <LateSign />}
    </span>
  );
}

export function LateSign() {
  const t = useMessages(jobStatusMessages);
  return <StatePill meaning="blocked">{t('late')}</StatePill>;
}
