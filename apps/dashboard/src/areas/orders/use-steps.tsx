import { type ReactNode, useState } from 'react';
import { api, got, idempotent, type schemas } from '#api-client';
import { Confirm, useMessages } from '#ui';
import { useMay } from '../../app/me';
import { useWrite } from '../../app/queries';
import { ReasonDialog } from '../../app/reason-dialog';
import { useInTurn } from '../../app/use-in-turn';
import { MOVES, type Movable, type Order, type OrderStatus, type OrderStep } from './order';
import { orderStatusMessages } from './order-state';
import { stepMessages } from './step-messages';

interface Move {
  order: Movable;
  step: OrderStep;
  reason?: string;
}

/** Every step takes the version that was seen, and answers the order as it is then. */
function send({ order: { id, version }, step, reason }: Move, key: string): Promise<Order> {
  const path = `/api/v1/purchase-orders/{id}/${step}` as '/api/v1/purchase-orders/{id}/cancel';
  const body = { version, ...(reason && { reason }) } as schemas['CancelPurchaseOrderBody'];
  return got(api.POST(path, { params: { path: { id }, header: idempotent(key) }, body }));
}

export interface Steps {
  /** Takes it, or asks first why. */
  begin(order: Movable, step: OrderStep): void;
  /** The same for what is dropped and may have slipped: what commits the business asks first, and does nothing until then. */
  drop(order: Movable, step: OrderStep): void;
  isAllowed(step: OrderStep): boolean;
  /** Where an order will be once the server agrees. */
  statusOf(order: Pick<Movable, 'id' | 'status'>): OrderStatus;
  isBusy: boolean;
  dialog: ReactNode;
}

/** Moves orders: shown at once, put back with the reason when refused. None of the steps can be taken back. */
export function useSteps(): Steps {
  const t = useMessages(stepMessages);
  const status = useMessages(orderStatusMessages);
  const mayWrite = useMay('purchase-orders.write');
  const mayApprove = useMay('purchase-orders.approve');
  const [cancelling, setCancelling] = useState<Movable>();
  const [dropped, setDropped] = useState<Move & { step: Committing }>();
  const { add, expectedOf } = useInTurn<OrderStatus>();
  const options = {
    send,
    refreshes: ['/api/v1/purchase-orders'],
    said: ({ number, status: state }: Order) => t('moved', { number, state: status(state) }),
  };
  const move = useWrite<Move, Order>(options);
  const cancel = useWrite<Move, Order>({ ...options, isQuiet: true });
  const statusOf = ({ id, status: now }: Pick<Movable, 'id' | 'status'>) => expectedOf(id) ?? now;
  const run = (order: Movable, step: OrderStep, write: (version: number) => Promise<Order>) =>
    add(order, MOVES[order.status][step] ?? order.status, write);
  const begin = (seen: Movable, step: OrderStep) => {
    const order = { ...seen, status: statusOf(seen) };
    // Pressed twice: the first does it.
    if (expectedOf(order.id) && !MOVES[order.status][step]) return;
    if (step === 'cancel') setCancelling(order);
    else {
      // The refusal has been said; the card is back where it was.
      void run(order, step, (version) => move.mutateAsync({ order: { ...order, version }, step })).catch(
        () => undefined,
      );
    }
  };
  return {
    begin,
    drop: (order, step) => (isCommitting(step) ? setDropped({ order, step }) : begin(order, step)),
    isAllowed: (step) => (step === 'approve' ? mayApprove : mayWrite),
    statusOf,
    isBusy: move.isPending,
    dialog: (
      <>
        {dropped && (
          <Confirm
            isOpen
            title={t(`sure_${dropped.step}`, { number: dropped.order.number })}
            confirmLabel={t(`do_${dropped.step}`)}
            onConfirm={() => {
              setDropped(undefined);
              begin(dropped.order, dropped.step);
            }}
            onCancel={() => setDropped(undefined)}
          >
            {t(`effect_${dropped.step}`)} {t('noWayBack')}
          </Confirm>
        )}
        {cancelling && (
          <ReasonDialog
            title={t('cancelTitle', { number: cancelling.number })}
            text={t('cancelText')}
            go={t('do_cancel')}
            onClose={() => setCancelling(undefined)}
            onSend={async (reason) => {
              await run(cancelling, 'cancel', (version) =>
                cancel.mutateAsync({ order: { ...cancelling, version }, step: 'cancel', reason }),
              );
              setCancelling(undefined);
            }}
          />
        )}
      </>
    ),
  };
}

/** What others go by once it is said, and what no step takes back. */
const COMMITTING = ['approve', 'complete', 'ship'] as const satisfies readonly OrderStep[];
type Committing = (typeof COMMITTING)[number];
const isCommitting = (step: OrderStep): step is Committing =>
  (COMMITTING as readonly OrderStep[]).includes(step);
