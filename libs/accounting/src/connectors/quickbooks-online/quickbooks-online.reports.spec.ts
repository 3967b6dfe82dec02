import { Money } from '#kernel';
import { columnsOf, dataRows, grandTotal, partyRows } from './quickbooks-online.reports.js';

const cells = (...values: (string | [value: string, id: string])[]) =>
  values.map((one) => (typeof one === 'string' ? { value: one } : { value: one[0], id: one[1] }));

/** As the service answers: a customer with jobs is a section, with her own amounts in its head. */
const SUMMARY = {
  Rows: {
    Row: [
      { ColData: cells(['Amy', '1'], '', '239.00', '239.00') },
      {
        Header: { ColData: cells(['Freeman', '8'], '81.00', '', '81.00') },
        Rows: {
          Row: [
            { ColData: cells(['55 Twin Lane', '9'], '', '50.00', '50.00') },
            { ColData: cells(['Job without money', '10'], '', '', '') },
          ],
        },
        Summary: { ColData: cells('Total Freeman', '81.00', '50.00', '131.00') },
      },
      { ColData: cells(['Credit only', '11'], '-20.00', '', '-20.00') },
      { Summary: { ColData: cells('TOTAL', '61.00', '289.00', '350.00') }, group: 'GrandTotal' },
    ],
  },
};

describe("QuickBooks' ageing reports", () => {
  it('count what a customer owes once, her jobs apart', () => {
    const parties = partyRows(SUMMARY);
    expect(parties.map(({ remoteId, amount }) => `${remoteId} ${amount}`)).toEqual([
      '1 239',
      '8 81',
      '9 50',
      '11 -20',
    ]);
    expect(Money.sum(parties.map(({ amount }) => amount)).equals(grandTotal(SUMMARY))).toBe(true);
  });

  it('of a company that is owed nothing are empty, and say zero', () => {
    for (const report of [{}, { Rows: {} }]) {
      expect(grandTotal(report)).toBe('0');
      expect(partyRows(report)).toEqual([]);
      expect(dataRows(report)).toEqual([]);
    }
  });

  it('are read by the keys of their columns, wherever these stand', () => {
    const key = (Value: string) => ({ MetaData: [{ Name: 'ColKey', Value }] });
    const columns = columnsOf({ Columns: { Column: [key('tx_date'), {}, key('txn_type')] } });
    expect([...columns]).toEqual([
      ['tx_date', 0],
      ['txn_type', 2],
    ]);
  });
});
