import { Timer } from 'lucide-react';
import { EmptyState, formatClock, useMessages } from '#ui';
import { Part } from '../../app/part';
import { useRead } from '../../app/queries';
import { FiguresTable } from './figures-table';
import { jobMessages } from './job-messages';

/** Hours and minutes, as people write them down. */
export const asHours = (minutes: number): string => formatClock(minutes * 60, false);

/** The time of each phase, and how much of it is approved and billed. */
export function JobTime({ id }: { id: string }) {
  const t = useMessages(jobMessages);
  const read = useRead('/api/v1/jobs/{id}/time', undefined, { id });
  return (
    <Part read={read}>
      {({ phases, minutes }) =>
        phases.length === 0 ? (
          <EmptyState icon={Timer} title={t('time')}>
            {t('noTime')}
          </EmptyState>
        ) : (
          <FiguresTable
            label={t('time')}
            head={[t('phase'), t('entries'), t('recorded'), t('approved'), t('billable')]}
            rows={[
              ...phases.map((phase) => ({
                id: phase.phase ?? '-',
                cells: [
                  phase.phase ?? t('noPhase'),
                  phase.entries,
                  asHours(phase.minutes),
                  asHours(phase.approvedMinutes),
                  asHours(phase.billableMinutes),
                ],
              })),
              { id: 'total', isTotal: true, cells: [t('total'), '', asHours(minutes), '', ''] },
            ]}
          />
        )
      }
    </Part>
  );
}
