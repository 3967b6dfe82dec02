import { FilterBar, Page, PageHeader, SavedViews, useMessages } from '#ui';
import { useBoardView } from '../../app/board-view';
import { useLiveRefresh } from '../../app/live';
import { type Query, useRead } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { jobStatusMessages } from './job-state';
import { JobsBoard } from './jobs-board';
import { JobsTable } from './jobs-table';
import { JOB_EVENTS } from './live-events';
import { messages } from './messages';
import { STATUSES } from './moves';
import { useMoves } from './use-moves';

/** The work: as a list to find something in, or as a board to move it on. */
export default function JobsPage() {
  const t = useMessages(messages);
  const status = useMessages(jobStatusMessages);
  const [values, change] = useUrlState();
  const { q, customer, centre, late } = values;
  const view = useBoardView();
  const { isBoard } = view;
  const moves = useMoves();
  const centres = useRead('/api/v1/work-centres').data?.items ?? [];
  useLiveRefresh(JOB_EVENTS, '/api/v1/jobs');
  const query: Query<'/api/v1/jobs'> = {
    q,
    customerId: customer,
    workCentreId: centre,
    late: late === 'yes' ? true : undefined,
  };
  const stateFilter = {
    name: 'status',
    label: t('state'),
    choices: STATUSES.map((one) => [one, status(one)] as const),
  };
  return (
    <Page isFilling>
      <PageHeader title={t('title')} actions={view.switcher} />
      <FilterBar
        values={values}
        onChange={change}
        searchLabel={t('search')}
        filters={[
          ...(isBoard ? [] : [stateFilter]),
          { name: 'late', label: t('late'), choices: [['yes', t('yes')]] },
          ...(centres.length > 0
            ? [
                {
                  name: 'centre',
                  label: t('workCentre'),
                  choices: centres.map(({ id, name }) => [id, name] as const),
                },
              ]
            : []),
          ...(customer
            ? [{ name: 'customer', label: t('customer'), choices: [[customer, t('onlyCustomer')]] as const }]
            : []),
        ]}
      >
        <SavedViews name="jobs" values={values} onChange={change} />
      </FilterBar>
      {isBoard ? <JobsBoard query={query} moves={moves} /> : <JobsTable query={query} moves={moves} />}
      {moves.dialog}
    </Page>
  );
}
