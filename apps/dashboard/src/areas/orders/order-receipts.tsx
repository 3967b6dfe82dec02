import { useState } from 'react';
import { api, got, idempotent, type schemas } from '#api-client';
import { Button, Day, StatePill, useFormat, useMessages } from '#ui';
import { useMay } from '../../app/me';
import { Part } from '../../app/part';
import { useList, useWrite } from '../../app/queries';
import { ReasonDialog } from '../../app/reason-dialog';
import { readOf } from '../../app/stale';
import type { Order } from './order';
import { receiptMessages } from './receipt-messages';

type Receipt = schemas['OrderReceiptAnswer'];

/** What the supplier delivered, newest first; one that is wrong is void, with a reason. */
export function OrderReceipts({ order }: { order: Order }) {
  const t = useMessages(receiptMessages);
  const mayReceive = useMay('purchase-orders.receive');
  const [voiding, setVoiding] = useState<Receipt>();
  const list = useList('/api/v1/purchase-orders/{id}/receipts', {}, { id: order.id });
  return (
    <Part read={readOf(list)}>
      {(receipts) => (
        <>
          {receipts.length === 0 && <p className="text-soft">{t('none')}</p>}
          <ul className="space-y-3">
            {receipts.map((receipt) => (
              <ReceiptCard
                key={receipt.id}
                receipt={receipt}
                order={order}
                onVoid={mayReceive && receipt.status !== 'void' ? () => setVoiding(receipt) : undefined}
              />
            ))}
          </ul>
          {list.hasMore && (
            <Button look="quiet" size="small" onClick={list.loadMore} isBusy={list.isLoadingMore}>
              {t('more')}
            </Button>
          )}
          {voiding && <VoidDialog receipt={voiding} onClose={() => setVoiding(undefined)} />}
        </>
      )}
    </Part>
  );
}

function ReceiptCard({ receipt, order, onVoid }: { receipt: Receipt; order: Order; onVoid?: () => void }) {
  const t = useMessages(receiptMessages);
  const { quantity } = useFormat();
  const { number, status, receivedOn, packingSlip, receivedBy, lines, note, voidReason } = receipt;
  const isVoid = status === 'void';
  const nameOf = (lineNumber: number) =>
    order.lines.find((line) => line.lineNumber === lineNumber)?.description ??
    t('unknownLine', { line: lineNumber });
  return (
    <li className="rounded-lg border border-line bg-surface p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">{number}</span>
        <Day value={receivedOn} />
        <StatePill meaning={isVoid ? 'none' : 'good'}>{t(isVoid ? 'voided' : 'counts')}</StatePill>
        {onVoid && (
          <Button look="quiet" size="small" className="ml-auto" onClick={onVoid}>
            {t('void')}
          </Button>
        )}
      </div>
      <p className="text-soft text-sm">
        {[packingSlip && t('slip', { slip: packingSlip }), t('by', { name: receivedBy })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <ul className={isVoid ? 'mt-2 text-faint line-through' : 'mt-2'}>
        {lines.map((line) => (
          <li key={line.lineNumber} className="tnum break-words">
            {t('lineOf', { quantity: quantity(line.quantity), description: nameOf(line.lineNumber) })}
          </li>
        ))}
      </ul>
      {note && <p className="mt-2 whitespace-pre-wrap text-soft">{note}</p>}
      {voidReason && <p className="mt-2 text-soft">{t('because', { reason: voidReason })}</p>}
    </li>
  );
}

function VoidDialog({ receipt, onClose }: { receipt: Receipt; onClose(): void }) {
  const t = useMessages(receiptMessages);
  const { id: receiptId, purchaseOrderId: id, number } = receipt;
  const write = useWrite<string>({
    send: (reason, key) =>
      got(
        api.POST('/api/v1/purchase-orders/{id}/receipts/{receiptId}/void', {
          params: { path: { id, receiptId }, header: idempotent(key) },
          body: { reason },
        }),
      ),
    refreshes: ['/api/v1/purchase-orders'],
    said: () => t('isVoid', { number }),
    onDone: onClose,
    isQuiet: true,
  });
  return (
    <ReasonDialog
      title={t('voidTitle', { number })}
      text={t('voidText')}
      go={t('void')}
      onSend={write.mutateAsync}
      onClose={onClose}
    />
  );
}
