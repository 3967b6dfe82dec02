import { FileDown, ReceiptText } from 'lucide-react';
import { lazy, type ReactNode } from 'react';
import { api, got, type schemas } from '#api-client';
import {
  Button,
  type Column,
  EmptyState,
  MeaningSign,
  Money,
  refusalOf,
  Stat,
  StatePill,
  saveFile,
  type Translate,
  useMessages,
  useToast,
} from '#ui';
import { FileMenu } from '../../app/file-menu';
import { useMay } from '../../app/me';
import { useRead } from '../../app/queries';
import { useToday } from '../../app/today';
import { useUrlState } from '../../app/url-state';
import { messages } from './messages';
import { amountColumn, largest } from './parts';
import { Choice } from './period';
import { Report } from './report';

export type SlipKind = 't5018' | 't4a';
type Slip = schemas['SlipAnswer'];
type Summary = schemas['SlipSummaryAnswer'];

const NamedBars = lazy(() => import('./named-bars'));

/** As far back as slips are asked for. */
const YEARS = 6;

/** A year's payments to subcontractors as the tax authority wants to have them, and its file. */
export function Slips({ kind, choice }: { kind: SlipKind; choice: ReactNode }) {
  const t = useMessages(messages);
  const [{ year: wanted, sort }, change] = useUrlState();
  const thisYear = Number(useToday().slice(0, 4));
  const year = /^20\d\d$/.test(wanted ?? '') ? Number(wanted) : thisYear;
  const { data, error, refetch } = useRead(`/api/v1/reports/${kind}`, { year });
  const rows = data?.year === year ? data.slips : undefined;
  return (
    <Report<Slip>
      name={`${kind}-${year}`}
      title={t(`view_${kind}`)}
      note={t('inYear', { year: String(year) })}
      choices={
        <>
          {choice}
          <Choice
            label={t('taxYear')}
            value={String(year)}
            options={Array.from({ length: YEARS }, (_, index) => String(thisYear - index)).map((one) => [
              one,
              one,
            ])}
            onChange={(next) => change({ year: next })}
          />
          <FileButton kind={kind} year={year} summary={data} />
        </>
      }
      files={
        <FileMenu
          name={`${kind}-${year}`}
          load={(wish) =>
            api.GET(`/api/v1/reports/${kind}/list`, { params: { query: { year, ...wish } }, parseAs: 'blob' })
          }
        />
      }
      figures={<Figures summary={data} />}
      chart={
        <NamedBars
          label={t(`view_${kind}`)}
          currency="CAD"
          series={[{ id: 'amount', label: t('paid'), colour: 'accent' }]}
          rows={largest(rows, ({ amount }) => amount).map(({ name, amount }) => ({
            label: name,
            values: { amount },
          }))}
        />
      }
      chartTitle={t('paidMost')}
      remark={t(`remark_${kind}`)}
      list={{ rows, error, retry: () => void refetch() }}
      columns={columnsOf(t)}
      idOf={({ contractorId }) => contractorId}
      nameOf={({ name }) => name}
      sort={sort}
      onSort={(next) => change({ sort: next })}
      empty={
        <EmptyState icon={ReceiptText} title={t('noSlipsTitle')}>
          {t('noSlips')}
        </EmptyState>
      }
    />
  );
}

function FileButton({ kind, year, summary }: { kind: SlipKind; year: number; summary: Summary | undefined }) {
  const t = useMessages(messages);
  const say = useToast();
  const mayFile = useMay('tax-slips.file');
  if (!mayFile || !summary || summary.slips.length === 0) return null;
  const fetchFile = async () => {
    try {
      const path = `/api/v1/reports/${kind}/file` as const;
      const request = api.GET(path, { params: { query: { year } }, parseAs: 'blob' });
      saveFile(`${kind}-${year}.xml`, await got(request as Promise<{ data?: Blob }>));
    } catch (error) {
      const { detail, fix } = refusalOf(error);
      say([detail, fix].filter(Boolean).join(' '), { meaning: 'blocked', seconds: 12 });
    }
  };
  return (
    <Button icon={FileDown} disabled={summary.missing.length > 0} onClick={() => void fetchFile()}>
      {t('fileForCra')}
    </Button>
  );
}

function Figures({ summary }: { summary: Summary | undefined }) {
  const t = useMessages(messages);
  const open = summary?.slips.filter(({ problems }) => problems.length > 0).length ?? 0;
  return (
    <>
      {summary && summary.missing.length > 0 && (
        <p role="status" className="flex items-start gap-2 rounded-md bg-attention-soft px-4 py-3">
          <MeaningSign meaning="attention" />
          <span>{t('payerMissing', { what: summary.missing.join(', ') })}</span>
        </p>
      )}
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Stat label={t('slips')} isLoading={!summary} value={summary?.slips.length ?? 0} />
        <Stat
          label={t('paid')}
          isLoading={!summary}
          value={<Money amount={summary?.total} currency="CAD" />}
        />
        <Stat
          label={t('toClear')}
          isLoading={!summary}
          meaning={open > 0 ? 'attention' : 'none'}
          value={open}
          note={t('toClearNote')}
        />
      </div>
    </>
  );
}

function columnsOf(t: Translate<typeof messages>): Column<Slip>[] {
  return [
    {
      id: 'name',
      header: t('by_contractor'),
      width: 280,
      phone: 'title',
      cell: ({ name }) => name,
      text: ({ name }) => name,
      sortBy: ({ name }) => name,
    },
    {
      id: 'number',
      header: t('taxNumber'),
      width: 160,
      phone: 'detail',
      cell: ({ hasNumber }) => (
        <StatePill meaning={hasNumber ? 'good' : 'attention'}>{t(hasNumber ? 'known' : 'missing')}</StatePill>
      ),
      text: ({ hasNumber }) => t(hasNumber ? 'known' : 'missing'),
      sortBy: ({ hasNumber }) => Number(hasNumber),
    },
    {
      id: 'problems',
      header: t('craAsks'),
      phone: 'detail',
      cell: ({ problems }) => (problems.length > 0 ? problems.join(' ') : t('nothing')),
      text: ({ problems }) => problems.join(' '),
    },
    amountColumn('amount', t('amountCad'), ({ amount }) => amount, { width: 150, phone: 'end' }),
  ];
}
