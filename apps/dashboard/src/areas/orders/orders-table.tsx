import { ClipboardList, FileUp } from 'lucide-react';
import {
  buttonClasses,
  type Column,
  DataTable,
  dayColumn,
  EmptyState,
  Link,
  MenuItem,
  MenuLine,
  moneyColumn,
  type Translate,
  textColumn,
  useMessages,
} from '#ui';
import { useMay } from '../../app/me';
import { EVERY_MINUTE, useList } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { messages } from './messages';
import { type OrderRow, STATUSES, stepsOf } from './order';
import { isFiltered, type OrdersQuery } from './order-query';
import { OrderState, orderStatusMessages, RushSign } from './order-state';
import { stepMessages } from './step-messages';
import type { Steps } from './use-steps';

/** Orders as a list, newest first; a row's menu moves it on. */
export function OrdersTable({ query, steps }: { query: OrdersQuery; steps: Steps }) {
  const t = useMessages(messages);
  const status = useMessages(orderStatusMessages);
  const [{ sort }, change] = useUrlState();
  const list = useList('/api/v1/purchase-orders', query, EVERY_MINUTE);
  return (
    <DataTable<OrderRow>
      name="orders"
      label={t('title')}
      list={list}
      columns={columnsOf(t, status, steps)}
      idOf={({ id }) => id}
      nameOf={({ number }) => number}
      linkOf={({ id }) => `/orders/${id}`}
      sort={sort}
      onSort={(next) => change({ sort: next })}
      actions={(row) => <RowActions row={row} steps={steps} />}
      empty={<Empty isNarrowed={isFiltered(query)} />}
    />
  );
}

function RowActions({ row, steps }: { row: OrderRow; steps: Steps }) {
  const t = useMessages(messages);
  const step = useMessages(stepMessages);
  const [, change] = useUrlState();
  const possible = stepsOf(steps.statusOf(row)).filter(steps.isAllowed);
  const only = () =>
    change({ customer: row.customerId ?? undefined, supplier: row.contractorId ?? undefined }, 'push');
  return (
    <>
      {possible.map((one) => (
        <MenuItem key={one} isDanger={one === 'cancel'} onSelect={() => steps.begin(row, one)}>
          {step(`do_${one}`)}
        </MenuItem>
      ))}
      {possible.length > 0 && row.partyName && <MenuLine />}
      {row.partyName && <MenuItem onSelect={only}>{t('onlyThis', { name: row.partyName })}</MenuItem>}
    </>
  );
}

function Empty({ isNarrowed }: { isNarrowed: boolean }) {
  const t = useMessages(messages);
  const mayWrite = useMay('purchase-orders.write');
  return (
    <EmptyState
      icon={ClipboardList}
      title={t(isNarrowed ? 'noneTitle' : 'emptyTitle')}
      action={
        mayWrite &&
        !isNarrowed && (
          <Link to="/orders/import" className={buttonClasses()}>
            <FileUp className="size-4" aria-hidden />
            {t('import')}
          </Link>
        )
      }
    >
      {t(isNarrowed ? 'none' : 'empty')}
    </EmptyState>
  );
}

function columnsOf(
  t: Translate<typeof messages>,
  status: Translate<typeof orderStatusMessages>,
  steps: Steps,
): Column<OrderRow>[] {
  return [
    textColumn('number', t('number'), ({ number }) => number, {
      width: 190,
      phone: 'title',
      cell: (row) => (
        <span className="inline-flex items-center gap-2">
          {row.number} <RushSign order={row} />
        </span>
      ),
    }),
    textColumn('party', t('party'), ({ partyName }) => partyName, { phone: 'detail' }),
    textColumn('kind', t('direction'), ({ direction }) => t(direction), { width: 105 }),
    textColumn('state', t('state'), (row) => status(row.status), {
      width: 230,
      phone: 'detail',
      cell: (row) => <OrderState order={{ ...row, status: steps.statusOf(row) }} />,
      sortBy: (row) => STATUSES.indexOf(row.status),
    }),
    textColumn('reference', t('reference'), ({ reference }) => reference, { width: 150, isHidden: true }),
    dayColumn('ordered', t('ordered'), ({ orderDate }) => orderDate),
    dayColumn('due', t('due'), ({ dueDate }) => dueDate, { phone: 'detail' }),
    dayColumn('promised', t('promised'), ({ promisedDate }) => promisedDate, { isHidden: true }),
    textColumn('priority', t('priority'), ({ priority }) => String(priority), {
      width: 100,
      align: 'end',
      isHidden: true,
    }),
    moneyColumn('total', t('total'), ({ total }) => total, { width: 130, phone: 'end' }),
  ];
}
