import { FileInput, Plus } from 'lucide-react';
import { Button, FilterBar, Page, PageHeader, SavedViews, useMessages, useShortcuts } from '#ui';
import { useBoardView } from '../../app/board-view';
import { useLiveRefresh } from '../../app/live';
import { useMay } from '../../app/me';
import { type Query, useRead } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { FromOrderDialog } from './from-order-dialog';
import { JobDrawer } from './job-drawer';
import { jobStatusMessages } from './job-state';
import { JobViews } from './job-views';
import { JobsBoard } from './jobs-board';
import { JobsTable } from './jobs-table';
import { JOB_EVENTS } from './live-events';
import { makeMessages } from './make-messages';
import { messages } from './messages';
import { STATUSES } from './moves';
import { useMoves } from './use-moves';

/** The work: as a list to find something in, or as a board to move it on. */
export default function JobsPage() {
  const t = useMessages(messages);
  const status = useMessages(jobStatusMessages);
  const [values, change] = useUrlState();
  const { q, customer, centre, late, open } = values;
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
    // On the board the columns are the states.
    open: !isBoard && open === 'yes' ? true : undefined,
  };
  const stateFilter = {
    name: 'status',
    label: t('state'),
    choices: STATUSES.map((one) => [one, status(one)] as const),
  };
  return (
    <Page isFilling>
      <PageHeader
        title={t('title')}
        actions={
          <>
            {view.switcher}
            <JobViews />
            <AddButtons />
          </>
        }
      />
      <FilterBar
        values={values}
        onChange={change}
        searchLabel={t('search')}
        filters={[
          ...(isBoard ? [] : [stateFilter]),
          ...(isBoard ? [] : [{ name: 'open', label: t('underWay'), choices: [['yes', t('yes')]] as const }]),
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

/** A job of an order, or by hand; the drawer is in the address. */
function AddButtons() {
  const t = useMessages(makeMessages);
  const mayWrite = useMay('jobs.write');
  const [{ edit }, change] = useUrlState();
  const open = (drawer: 'new' | 'order') => () => change({ edit: drawer }, 'push');
  const close = () => change({ edit: undefined });
  useShortcuts(
    mayWrite
      ? [
          { keys: 'N', label: t('add'), run: open('new') },
          { keys: 'O', label: t('fromOrder'), run: open('order') },
        ]
      : [],
  );
  if (!mayWrite) return null;
  return (
    <>
      <Button icon={FileInput} onClick={open('order')}>
        {t('fromOrder')}
      </Button>
      <Button look="primary" icon={Plus} onClick={open('new')}>
        {t('add')}
      </Button>
      {edit === 'new' && <JobDrawer onClose={close} />}
      {edit === 'order' && <FromOrderDialog onClose={close} />}
    </>
  );
}
