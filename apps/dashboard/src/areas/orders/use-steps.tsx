import { type ReactNode, useState } from 'react';
import { api, got, idempotent, type schemas } from '#api-client';
import { useMessages } from '#ui';
import { useMay } from '../../app/me';
import { useWrite } from '../../app/queries';
import { ReasonDialog } from '../../app/reason-dialog';
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
  const [expected, setExpected] = useState<Readonly<Record<string, OrderStatus | undefined>>>({});
  const options = {
    send,
    refreshes: ['/api/v1/purchase-orders'],
    said: ({ number, status: state }: Order) => t('moved', { number, state: status(state) }),
  };
  const move = useWrite<Move, Order>(options);
  const cancel = useWrite<Move, Order>({ ...options, isQuiet: true });
  const run = async ({ order, step }: Move) => {
    const expect = (to: OrderStatus | undefined) => setExpected((before) => ({ ...before, [order.id]: to }));
    expect(MOVES[order.status][step]);
    // The refusal has been said; the card is back where it was.
    await move.mutateAsync({ order, step }).catch(() => undefined);
    expect(undefined);
  };
  return {
    begin: (order, step) => (step === 'cancel' ? setCancelling(order) : void run({ order, step })),
    isAllowed: (step) => (step === 'approve' ? mayApprove : mayWrite),
    statusOf: ({ id, status: now }) => expected[id] ?? now,
    isBusy: move.isPending,
    dialog: cancelling && (
      <ReasonDialog
        title={t('cancelTitle', { number: cancelling.number })}
        text={t('cancelText')}
        go={t('do_cancel')}
        onClose={() => setCancelling(undefined)}
        onSend={async (reason) => {
          await cancel.mutateAsync({ order: cancelling, step: 'cancel', reason });
          setCancelling(undefined);
        }}
      />
    ),
  };
}
