import type { Body } from '../../store/doc.js';
import { officeTime } from '../calendar.js';
import type { AccountKey } from '../data/accounts.js';
import { currencyFields, plus, type Stage, times } from './stage.js';

type Side = readonly [account: AccountKey, posting: 'Debit' | 'Credit', amount: number, text?: string];

const OPENING: readonly Side[] = [
  ['chequing', 'Debit', 412_600.15],
  ['savings', 'Debit', 85_000],
  ['vehicles', 'Debit', 236_400],
  ['tools', 'Debit', 91_250.5],
  ['vehicleLoan', 'Credit', 148_900],
  ['shareCapital', 'Credit', 100],
  ['openingEquity', 'Credit', 676_250.65],
];

/** The books do not start at zero: an opening entry, then wages every second Friday and a little interest. */
export function planJournals(stage: Stage): void {
  const { diary, plan } = stage;
  const random = stage.random.fork('journals');
  journal(stage, 'Opening balances', OPENING, plan.startDate, officeTime(plan.startDate, 3));
  let fridays = 0;
  for (const date of diary.businessDays()) {
    if (new Date(`${date}T00:00:00Z`).getUTCDay() !== 5 || fridays++ % 2 === 1) continue;
    const hours = random.int(68, 82);
    const gross = times(hours, plus(...stage.cast.employees.map(({ hourly }) => hourly)));
    const withheld = times(gross, 0.27);
    if (gross === 0) continue;
    const sides: Side[] = [
      ['wages', 'Debit', gross, `Pay period ending ${date}`],
      ['payroll', 'Credit', withheld],
      ['chequing', 'Credit', plus(gross, -withheld)],
    ];
    diary.plan(date, (day, at) => journal(stage, 'Payroll', sides, day, at));
  }
}

function journal(stage: Stage, note: string, sides: readonly Side[], date: string, at: Date): void {
  const { books, cast } = stage;
  const line = ([account, posting, amount, text]: Side, index: number): Body => ({
    Id: String(index),
    Description: text ?? note,
    Amount: amount,
    DetailType: 'JournalEntryLineDetail',
    JournalEntryLineDetail: { PostingType: posting, AccountRef: cast.accounts[account] },
  });
  books.create(
    'JournalEntry',
    {
      TxnDate: date,
      PrivateNote: note,
      Adjustment: false,
      ...currencyFields('CAD', date),
      Line: sides.map(line),
    },
    at,
  );
}
