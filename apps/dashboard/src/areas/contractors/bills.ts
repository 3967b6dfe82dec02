import type { schemas } from '#api-client';
import { addUp, isAbove } from '../../app/amounts';

type Bill = Pick<schemas['InvoiceSummaryAnswer'], 'status' | 'currency' | 'balance'>;

/** What nobody has agreed to, and what is void, is not owed. */
const NOT_OWED: readonly Bill['status'][] = ['draft', 'pending_approval', 'rejected', 'void'];

/** What is left to pay, for each currency. */
export function toPay(bills: readonly Bill[]): { currency: string; amount: string; count: number }[] {
  const open = bills.filter(({ status, balance }) => !NOT_OWED.includes(status) && isAbove(balance, '0'));
  return [...new Set(open.map(({ currency }) => currency))].map((currency) => {
    const those = open.filter((bill) => bill.currency === currency);
    return { currency, amount: addUp(those.map(({ balance }) => balance)), count: those.length };
  });
}
