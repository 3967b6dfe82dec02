import { BadgeCheck, Check, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { api } from '#api-client';
import {
  Button,
  buttonClasses,
  type Column,
  DataTable,
  dayColumn,
  EmptyState,
  FilterBar,
  Link,
  MenuItem,
  moneyColumn,
  Nothing,
  Page,
  PageHeader,
  StatePill,
  TextLink,
  type Translate,
  textColumn,
  useMessages,
} from '#ui';
import { FileMenu } from '../../app/file-menu';
import { useFindingText } from '../../app/finding-text';
import { useLiveRefresh } from '../../app/live';
import { useMay } from '../../app/me';
import { type Query, useList, useRead } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { BulkResult, type BulkSummary } from './bulk-result';
import { type BulkAnswer, PENDING, type Pending, useApprove, useApproveMany } from './decisions';
import { messages } from './messages';
import { RejectDialog } from './reject-dialog';
import { Review } from './review';
import { Verdict } from './verdict';

const EVENTS = ['invoice:submitted', 'invoice:approved', 'invoice:rejected', 'invoice:voided'] as const;

/** What waits for a yes: one invoice a row, or one of them with everything it rests on. */
export default function ApprovalsPage() {
  const t = useMessages(messages);
  const textOf = useFindingText();
  const [values, change] = useUrlState();
  const direction = values.direction as Query<typeof PENDING>['direction'];
  const list = useList(PENDING, { direction });
  useLiveRefresh(EVENTS, PENDING);
  const mayDecide = useMay('invoices.approve');
  const settings = useRead('/api/v1/approval-settings');
  const mayOwn = settings.data?.allowSelfApproval ?? false;
  const canApprove = (row: Pending) => mayDecide && row.blockCount === 0 && (mayOwn || !row.isOwn);
  const approve = useApprove();
  const [rejecting, setRejecting] = useState<readonly Pending[]>();
  const [summary, setSummary] = useState<BulkSummary>();
  const show = (kind: BulkSummary['kind']) => (answer: BulkAnswer, rows: readonly Pending[]) =>
    setSummary({ kind, answer, numbers: new Map(rows.map(({ id, number }) => [id, number])) });
  const bulk = useApproveMany(show('decided'), show('undone'));
  const dialogs = (
    <>
      {rejecting && (
        <RejectDialog rows={rejecting} onClose={() => setRejecting(undefined)} onDone={show('decided')} />
      )}
      <BulkResult summary={summary} onClose={() => setSummary(undefined)} />
    </>
  );
  if (values.open) {
    return (
      <>
        <Review
          id={values.open}
          list={list}
          canApprove={canApprove}
          mayDecide={mayDecide}
          onApprove={(row) => approve.mutate(row)}
          onReject={(row) => setRejecting([row])}
          onMove={(id) => change({ open: id })}
        />
        {dialogs}
      </>
    );
  }
  const open = ({ id }: Pending) => change({ open: id }, 'push');
  return (
    <Page isFilling>
      <PageHeader
        title={t('title')}
        count={list.hasMore ? undefined : list.rows?.length}
        actions={
          <>
            <FileMenu
              name="approvals"
              load={(wish) =>
                api.GET('/api/v1/dashboard/invoices/pending/file', {
                  params: { query: { direction, ...wish } },
                  parseAs: 'blob',
                })
              }
            />
            <Link to="/approvals/rules" className={buttonClasses()}>
              {t('rules')}
            </Link>
          </>
        }
      />
      <FilterBar
        values={values}
        onChange={change}
        filters={[
          {
            name: 'direction',
            label: t('kind'),
            choices: [
              ['receivable', t('receivable')],
              ['payable', t('payable')],
            ],
          },
        ]}
      />
      <DataTable<Pending>
        name="approvals"
        label={t('pending')}
        list={list}
        columns={columnsOf(t, textOf)}
        idOf={({ id }) => id}
        nameOf={({ number }) => number}
        linkOf={({ id }) => `/approvals?open=${id}`}
        onOpen={open}
        sort={values.sort}
        onSort={(sort) => change({ sort })}
        rowShortcuts={(row) => [
          ...(canApprove(row) ? [{ keys: 'A', label: t('approve'), run: () => approve.mutate(row) }] : []),
          ...(mayDecide ? [{ keys: 'R', label: t('reject'), run: () => setRejecting([row]) }] : []),
        ]}
        actions={(row) => (
          <>
            <MenuItem onSelect={() => open(row)}>{t('open')}</MenuItem>
            {mayDecide && (
              <>
                <MenuItem icon={Check} isDisabled={!canApprove(row)} onSelect={() => approve.mutate(row)}>
                  {t('approve')}
                </MenuItem>
                <MenuItem icon={Undo2} onSelect={() => setRejecting([row])}>
                  {t('reject')}
                </MenuItem>
              </>
            )}
          </>
        )}
        bulkActions={
          mayDecide
            ? (rows, clear) => (
                <>
                  <Button
                    look="primary"
                    size="small"
                    isBusy={bulk.isPending}
                    onClick={() => bulk.mutate(rows, { onSuccess: clear })}
                  >
                    {t('approve')}
                  </Button>
                  <Button size="small" onClick={() => setRejecting(rows)}>
                    {t('reject')}
                  </Button>
                </>
              )
            : undefined
        }
        empty={<NothingWaits isFiltered={values.direction !== undefined} />}
      />
      {dialogs}
    </Page>
  );
}

function NothingWaits({ isFiltered }: { isFiltered: boolean }) {
  const t = useMessages(messages);
  return (
    <EmptyState
      icon={BadgeCheck}
      title={t(isFiltered ? 'noneTitle' : 'emptyTitle')}
      action={!isFiltered && <TextLink to="/invoices">{t('toInvoices')}</TextLink>}
    >
      {t(isFiltered ? 'none' : 'empty')}
    </EmptyState>
  );
}

/** The gravest sentence; one that passes has none. */
function standsOutIn(
  { recommendation: { advice, words, reasons }, blockCount, lookCount }: Pending,
  textOf: ReturnType<typeof useFindingText>,
): string {
  if (blockCount + lookCount === 0 && advice === 'approve') return '';
  return textOf({ words: words[0], message: reasons[0] ?? '' }).message;
}

function columnsOf(
  t: Translate<typeof messages>,
  textOf: ReturnType<typeof useFindingText>,
): Column<Pending>[] {
  const standsOut = (row: Pending) => standsOutIn(row, textOf);
  return [
    {
      id: 'number',
      header: t('number'),
      width: 125,
      phone: 'title',
      cell: ({ number }) => <span className="tnum">{number}</span>,
      text: ({ number }) => number,
      sortBy: ({ number }) => number,
    },
    textColumn('party', t('party'), ({ partyName }) => partyName, { width: 215, phone: 'detail' }),
    {
      id: 'findings',
      header: t('findings'),
      width: 165,
      phone: 'detail',
      cell: (row) => (
        <span className="flex items-center gap-1.5">
          <Verdict of={row} />
          {row.isOwn && <StatePill meaning="none">{t('own')}</StatePill>}
        </span>
      ),
      text: (row) => `${row.blockCount}/${row.lookCount}/${row.passCount}`,
      sortBy: (row) => -(row.blockCount * 1000 + row.lookCount),
    },
    {
      id: 'reason',
      header: t('reason'),
      phone: 'detail',
      cell: (row) =>
        standsOut(row) ? (
          <span title={standsOut(row)} className="max-sm:whitespace-normal">
            {standsOut(row)}
          </span>
        ) : (
          <span className="max-sm:hidden">
            <Nothing />
          </span>
        ),
      text: standsOut,
    },
    {
      id: 'unusual',
      header: t('unusual'),
      width: 140,
      align: 'end',
      isHidden: true,
      cell: ({ anomalyScore }) => <span className="tnum">{anomalyScore}</span>,
      text: ({ anomalyScore }) => String(anomalyScore),
      sortBy: ({ anomalyScore }) => anomalyScore,
    },
    {
      id: 'waitsFor',
      header: t('waitsFor'),
      width: 170,
      isHidden: true,
      cell: ({ waitsFor }) => waitsFor ?? t('anyApprover'),
      text: ({ waitsFor }) => waitsFor ?? '',
    },
    dayColumn('date', t('date'), ({ invoiceDate }) => invoiceDate, { width: 125 }),
    moneyColumn('total', t('total'), ({ total }) => total, { width: 130, phone: 'end', isStrong: true }),
  ];
}
