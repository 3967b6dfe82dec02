import { Ago, type Column, Money, Nothing, StatePill, type Translate } from '#ui';
import { JOB_MEANINGS, type jobStatusMessages } from '../../app/states';
import { Against } from './against';
import type { messages } from './messages';
import { costSource, type Job, SourcedAmount } from './source';

type Words = Translate<typeof messages>;

/** The table of jobs; `onOpen` shows one job, at one of its figures. */
export function columnsOf({
  t,
  status,
  currency,
  onOpen,
}: {
  t: Words;
  status: Translate<typeof jobStatusMessages>;
  currency: string;
  onOpen(id: string, figure: string): void;
}): Column<Job>[] {
  return [
    ...namesOf(t, status),
    amountColumn('contract', t('contractIn', { currency }), ({ figures }) => figures.contract.amount),
    {
      ...amountColumn('billed', t('billed'), ({ figures }) => figures.billed.amount),
      width: 160,
      cell: ({ id, figures }) => <SourcedAmount {...figures.billed} onOpen={() => onOpen(id, 'billed')} />,
    },
    {
      ...amountColumn('cost', t('cost'), ({ cost }) => cost),
      width: 160,
      cell: (row) => (
        <SourcedAmount amount={row.cost} source={costSource(row)} onOpen={() => onOpen(row.id, 'cost')} />
      ),
    },
    {
      ...amountColumn('committed', t('committed'), ({ figures }) => figures.committed.amount),
      width: 150,
      cell: ({ id, figures: { committed } }) =>
        committed.source === 'placeholder' ? (
          <Nothing />
        ) : (
          <SourcedAmount {...committed} onOpen={() => onOpen(id, 'committed')} />
        ),
    },
    {
      ...amountColumn('budget', t('budget'), ({ budget }) => budget ?? ''),
      isHidden: true,
      cell: ({ budget }) => <Money amount={budget} />,
    },
    {
      ...amountColumn('expectedCost', t('expectedCost'), ({ expectedCost }) => expectedCost),
      isHidden: true,
    },
    {
      ...amountColumn('expected', t('expected'), ({ expected }) => expected.amount),
      width: 140,
      phone: 'end',
      // On a phone no head of a column says the currency.
      cell: ({ expected }) => (
        <>
          <span className="max-sm:hidden">
            <Money amount={expected.amount} />
          </span>
          <span className="sm:hidden">
            <Money amount={expected.amount} currency={currency} />
          </span>
        </>
      ),
    },
    {
      id: 'against',
      header: t('against'),
      width: 210,
      align: 'end',
      phone: 'detail',
      cell: (row) => (
        <>
          <span className="mr-2 sm:hidden">{t('marginShort')}</span>
          <Against job={row} />
        </>
      ),
      text: ({ expected, planned }) => `${expected.percent ?? ''} / ${planned?.percent ?? ''}`,
      sortBy: ({ expected }) => Number(expected.percent ?? 0),
    },
    {
      id: 'books',
      header: t('booksAsked'),
      width: 140,
      isHidden: true,
      cell: ({ booksAsOf }) => (booksAsOf ? <Ago value={booksAsOf} /> : <Nothing />),
      text: ({ booksAsOf }) => booksAsOf ?? '',
      sortBy: ({ booksAsOf }) => booksAsOf ?? '',
    },
  ];
}

function namesOf(t: Words, status: Translate<typeof jobStatusMessages>): Column<Job>[] {
  return [
    {
      id: 'job',
      header: t('job'),
      phone: 'title',
      cell: ({ name }) => <span className="font-medium">{name}</span>,
      text: ({ name }) => name,
      sortBy: ({ name }) => name,
    },
    {
      id: 'number',
      header: t('number'),
      width: 160,
      isHidden: true,
      cell: ({ number }) => <span className="tnum">{number}</span>,
      text: ({ number }) => number,
      sortBy: ({ number }) => number,
    },
    {
      id: 'customer',
      header: t('customer'),
      isHidden: true,
      cell: ({ customerName }) => customerName,
      text: ({ customerName }) => customerName,
      sortBy: ({ customerName }) => customerName,
    },
    {
      id: 'state',
      header: t('state'),
      width: 130,
      isHidden: true,
      cell: (row) => <StatePill meaning={JOB_MEANINGS[row.status]}>{status(row.status)}</StatePill>,
      text: (row) => status(row.status),
      sortBy: (row) => status(row.status),
    },
  ];
}

function amountColumn(id: string, header: string, amountOf: (row: Job) => string): Column<Job> {
  return {
    id,
    header,
    width: 130,
    align: 'end',
    cell: (row) => <Money amount={amountOf(row)} />,
    text: amountOf,
    sortBy: (row) => Number(amountOf(row) || 0),
  };
}
