import { Day, Money, SimpleTable, StatePill, TextLink, useMessages } from '#ui';
import { Part } from '../../app/part';
import { useList } from '../../app/queries';
import { readOf } from '../../app/stale';
import { JOB_MEANINGS, jobStatusMessages } from '../../app/states';
import type { Order } from './order';
import { orderMessages } from './order-messages';

/** The jobs that were made of a customer's order. */
export function OrderJobs({ order: { id } }: { order: Order }) {
  const t = useMessages(orderMessages);
  const status = useMessages(jobStatusMessages);
  const list = useList('/api/v1/jobs', { purchaseOrderId: id, limit: 100 });
  return (
    <Part read={readOf(list)}>
      {(jobs) =>
        jobs.length === 0 ? (
          <p className="text-soft">{t('noJobs')}</p>
        ) : (
          <SimpleTable
            label={t('jobs')}
            head={[t('number'), t('name'), t('state'), t('due'), t('contract')]}
            figuresFrom={4}
            rows={jobs.map((job) => ({
              id: job.id,
              cells: [
                <TextLink key="n" to={`/jobs/${job.id}`}>
                  {job.number}
                </TextLink>,
                job.name,
                <StatePill key="s" meaning={job.isLate ? 'blocked' : JOB_MEANINGS[job.status]}>
                  {status(job.isLate ? 'late' : job.status)}
                </StatePill>,
                <Day key="d" value={job.dueDate} />,
                <Money key="c" amount={job.contractAmount} currency={job.currency} />,
              ],
            }))}
          />
        )
      }
    </Part>
  );
}
