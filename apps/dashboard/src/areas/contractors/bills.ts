import type { schemas } from '#api-client';
import { addUp, isAbove } from '../../app/amounts';
import { isOwed } from '../../app/owed';

type Bill = Pick<schemas['InvoiceSummaryAnswer'], 'status' | 'currency' | 'balance'>;

/** What is left to pay, for each currency. */
export function toPay(bills: readonly Bill[]): { currency: string; amount: string; count: number }[] {
  const open = bills.filter((bill) => isOwed(bill) && isAbove(bill.balance, '0'));
  return [...new Set(open.map(({ currency }) => currency))].map((currency) => {
    const those = open.filter((bill) => bill.currency === currency);
    return { currency, amount: addUp(those.map(({ balance }) => balance)), count: those.length };
  });
}
