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
import { StatePill, useMessages } from '#ui';
import { JOB_MEANINGS, jobStatusMessages } from '../../app/states';
import type { JobStatus } from './moves';

export { JOB_MEANINGS, jobStatusMessages };

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
