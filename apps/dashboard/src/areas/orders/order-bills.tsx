import { Day, Money, SimpleTable, StatePill, TextLink, useMessages } from '#ui';
import { balanceOf } from '../../app/owed';
import { Part } from '../../app/part';
import { useList } from '../../app/queries';
import { readOf } from '../../app/stale';
import { INVOICE_MEANINGS, invoiceStatusMessages } from '../../app/states';
import type { Order } from './order';
import { orderMessages } from './order-messages';

/** The supplier's bills for an order. */
export function OrderBills({ order: { id, contractorId } }: { order: Order }) {
  const t = useMessages(orderMessages);
  const status = useMessages(invoiceStatusMessages);
  const list = useList('/api/v1/invoices', {
    purchaseOrderId: id,
    contractorId: contractorId ?? undefined,
    limit: 100,
  });
  return (
    <Part read={readOf(list)}>
      {(bills) =>
        bills.length === 0 ? (
          <p className="text-soft">{t('noBills')}</p>
        ) : (
          <SimpleTable
            label={t('bills')}
            head={[t('number'), t('date'), t('state'), t('total'), t('balance')]}
            figuresFrom={3}
            rows={bills.map((bill) => {
              const state = bill.isOverdue ? 'overdue' : bill.status;
              return {
                id: bill.id,
                cells: [
                  <TextLink key="n" to={`/invoices/${bill.id}`}>
                    {bill.number}
                  </TextLink>,
                  <Day key="d" value={bill.invoiceDate} />,
                  <StatePill key="s" meaning={INVOICE_MEANINGS[state]}>
                    {status(state)}
                  </StatePill>,
                  <Money key="t" amount={bill.total} currency={bill.currency} />,
                  <Money key="b" amount={balanceOf(bill)} currency={bill.currency} />,
                ],
              };
            })}
          />
        )
      }
    </Part>
  );
}
