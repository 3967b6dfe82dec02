import { ArrowDownLeft, ArrowUpRight } from 'lucide-react';
import { Badge, Day, Money, type Rows, TextLink, useMessages } from '#ui';
import { EVERY_MINUTE, useList } from '../../app/queries';
import { StateBoard } from '../../app/state-board';
import { messages } from './messages';
import { type OrderRow, type OrderStatus, stepTo, whyNot } from './order';
import type { OrdersQuery } from './order-query';
import { LateSign, ORDER_MEANINGS, orderStatusMessages, RushSign } from './order-state';
import { stepMessages } from './step-messages';
import type { Steps } from './use-steps';

const COLUMNS = ['draft', 'pending', 'approved', 'in_progress', 'completed', 'shipped'] as const;
type ColumnId = (typeof COLUMNS)[number];

const useColumn = (query: OrdersQuery, status: ColumnId): Rows<OrderRow> =>
  useList('/api/v1/purchase-orders', { ...query, status }, EVERY_MINUTE);

/** A list for each column: a full column of old orders never hides those of the others. */
function useColumns(query: OrdersQuery): Record<ColumnId, Rows<OrderRow>> {
  return {
    draft: useColumn(query, 'draft'),
    pending: useColumn(query, 'pending'),
    approved: useColumn(query, 'approved'),
    in_progress: useColumn(query, 'in_progress'),
    completed: useColumn(query, 'completed'),
    shipped: useColumn(query, 'shipped'),
  };
}

/** Orders by state. Each move says what it does before it is done, and each closed column why it is closed. */
export function OrdersBoard({ query, steps }: { query: OrdersQuery; steps: Steps }) {
  const t = useMessages(messages);
  const status = useMessages(orderStatusMessages);
  const step = useMessages(stepMessages);
  const lists = useColumns(query);
  const allowed = (row: OrderRow, to: string) => {
    const found = stepTo(steps.statusOf(row), to as OrderStatus);
    return found && steps.isAllowed(found) ? found : undefined;
  };
  return (
    <StateBoard<OrderRow, ColumnId>
      label={t('title')}
      states={COLUMNS}
      lists={lists}
      wordOf={status}
      meanings={ORDER_MEANINGS}
      columnOf={steps.statusOf}
      card={(row) => <OrderCard row={row} />}
      effectOf={(row, to) => {
        const found = allowed(row, to);
        return found && step(`effect_${found}`);
      }}
      refusalOf={(row, to) => step(whyNot(steps.statusOf(row), to as OrderStatus) ?? 'notAllowed')}
      onMove={(row, to) => {
        const found = allowed(row, to);
        if (found) steps.drop(row, found);
      }}
    />
  );
}

function OrderCard({ row }: { row: OrderRow }) {
  const t = useMessages(messages);
  const isCustomer = row.direction === 'customer';
  const Arrow = isCustomer ? ArrowDownLeft : ArrowUpRight;
  return (
    <>
      <div className="flex items-center gap-2 pr-7">
        <TextLink to={`/orders/${row.id}`} draggable={false} className="tnum text-sm">
          {row.number}
        </TextLink>
        <RushSign order={row} />
        {row.priority <= 2 && !row.rush && (
          <Badge meaning="attention">{t('priorityOf', { priority: row.priority })}</Badge>
        )}
      </div>
      <p className="mt-1 line-clamp-2 font-medium">{row.partyName}</p>
      <p className="flex items-center gap-1 text-soft text-sm">
        <Arrow className="size-3.5 shrink-0" aria-hidden />
        {t(isCustomer ? 'fromCustomer' : 'toSupplier')}
      </p>
      <div className="mt-2 flex flex-wrap items-center justify-between gap-2 text-soft text-sm">
        <span className="inline-flex flex-wrap items-center gap-1.5">
          {row.dueDate && <Day value={row.dueDate} />}
          <LateSign order={row} />
        </span>
        <Money amount={row.total} currency={row.currency} />
      </div>
    </>
  );
}
