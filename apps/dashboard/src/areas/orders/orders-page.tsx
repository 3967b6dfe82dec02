import { FilePlus2, FileUp } from 'lucide-react';
import {
  Button,
  buttonClasses,
  FilterBar,
  type FilterSpec,
  Link,
  Page,
  PageHeader,
  SavedViews,
  type Translate,
  useMessages,
  useShortcuts,
} from '#ui';
import { useBoardView } from '../../app/board-view';
import { useLiveRefresh } from '../../app/live';
import { useMay } from '../../app/me';
import { PartyFilter } from '../../app/party-filter';
import { useToday } from '../../app/today';
import { useUrlState } from '../../app/url-state';
import { ExportMenu } from './export-menu';
import { ORDER_EVENTS } from './live-events';
import { messages } from './messages';
import { STATUSES } from './order';
import { OrderDrawer } from './order-drawer';
import { ordersQuery } from './order-query';
import { orderStatusMessages } from './order-state';
import { OrdersBoard } from './orders-board';
import { OrdersTable } from './orders-table';
import { useSteps } from './use-steps';

/** What customers order from us and what we order from suppliers: as a list, or as a board by state. */
export default function OrdersPage() {
  const t = useMessages(messages);
  const status = useMessages(orderStatusMessages);
  const mayWrite = useMay('purchase-orders.write');
  const [values, change] = useUrlState();
  const { isBoard, switcher } = useBoardView();
  const steps = useSteps();
  const query = ordersQuery(isBoard ? { ...values, status: undefined } : values, useToday());
  const add = () => change({ edit: 'new' }, 'push');
  useLiveRefresh(ORDER_EVENTS, '/api/v1/purchase-orders');
  useShortcuts(mayWrite ? [{ keys: 'N', label: t('add'), run: add }] : []);
  return (
    <Page isFilling>
      <PageHeader
        title={t('title')}
        actions={
          <>
            {switcher}
            <ExportMenu query={query} />
            {mayWrite && (
              <>
                <Link to="/orders/import" className={buttonClasses()}>
                  <FileUp className="size-4" aria-hidden />
                  <span className="max-sm:sr-only">{t('import')}</span>
                </Link>
                <Button look="primary" icon={FilePlus2} onClick={add}>
                  {t('add')}
                </Button>
              </>
            )}
          </>
        }
      />
      <FilterBar
        values={values}
        onChange={change}
        searchLabel={t('search')}
        others={['customer', 'supplier']}
        filters={filtersOf(t, status, isBoard)}
      >
        <PartyFilter label={t('party')} others={{ name: 'supplier', word: t('supplier') }} />
        <SavedViews name="orders" values={values} onChange={change} />
      </FilterBar>
      {isBoard ? <OrdersBoard query={query} steps={steps} /> : <OrdersTable query={query} steps={steps} />}
      {steps.dialog}
      {values.edit === 'new' && mayWrite && <OrderDrawer onClose={() => change({ edit: undefined })} />}
    </Page>
  );
}

/** On the board the columns are the states. */
function filtersOf(
  t: Translate<typeof messages>,
  status: Translate<typeof orderStatusMessages>,
  isBoard: boolean,
): FilterSpec[] {
  const states: FilterSpec = {
    name: 'status',
    label: t('state'),
    choices: STATUSES.map((one) => [one, status(one)]),
  };
  return [
    {
      name: 'direction',
      label: t('direction'),
      choices: [
        ['customer', t('customerOrders')],
        ['supplier', t('supplierOrders')],
      ],
    },
    ...(isBoard ? [] : [states]),
    {
      name: 'due',
      label: t('due'),
      choices: [
        ['late', t('late')],
        ['week', t('week')],
        ['month', t('month')],
      ],
    },
    { name: 'rush', label: t('rush'), choices: [['yes', t('yes')]] },
    {
      name: 'priority',
      label: t('priority'),
      choices: [
        ['1', t('mostUrgent')],
        ...['2', '3', '4'].map((one) => [one, one] as const),
        ['5', t('leastUrgent')],
      ],
    },
  ];
}
