import { CircleCheck } from 'lucide-react';
import {
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  moneyColumn,
  StatePill,
  type Translate,
  textColumn,
  useMessages,
} from '#ui';
import { useUrlState } from '../../app/url-state';
import type { Connection } from './actions';
import { DifferenceDrawer } from './difference-drawer';
import { DifferenceFigure } from './difference-figure';
import { systemName, useNames } from './names';
import {
  DIFFERENCE_MEANINGS,
  type Difference,
  type Reconciliation,
  useDifferences,
} from './reconciliation-actions';
import { causeMessages, kindMessages, reconciliationMessages } from './reconciliation-messages';

const STATUSES = ['open', 'repairing', 'explained', 'settled'] as const;

/** What did not agree, with both amounts and why; a row opens what can be done about it. */
export function DifferenceList({ connection, run }: { connection: Connection; run: Reconciliation }) {
  const t = useMessages(reconciliationMessages);
  const columns = useColumns(systemName(connection.system));
  const kinds = useMessages(kindMessages);
  const [values, change] = useUrlState();
  const { kind, state } = values;
  const list = useDifferences(run.id, { kind, status: state });
  const isFiltered = kind !== undefined || state !== undefined;
  if (run.found === 0) {
    return (
      <EmptyState icon={CircleCheck} title={t(run.isCut ? 'notAll' : 'noDifferencesTitle')}>
        {t(run.isCut ? 'notAllFound' : 'noDifferences')}
      </EmptyState>
    );
  }
  const kept = run.differences.reduce((sum, { count }) => sum + count, 0);
  const found = [...new Set(run.differences.map((one) => one.kind))];
  return (
    <section className="flex max-h-[44rem] flex-col gap-3" aria-label={t('differences')}>
      {kept < run.found && <p className="tnum text-soft">{t('keptOf', { kept, total: run.found })}</p>}
      <FilterBar
        values={values}
        onChange={change}
        filters={[
          { name: 'state', label: t('status'), choices: STATUSES.map((one) => [one, t(one)]) },
          { name: 'kind', label: t('kind'), choices: found.map((one) => [one, kinds(one)]) },
        ]}
      />
      <DataTable<Difference>
        name="reconciliation"
        label={t('differences')}
        list={list}
        columns={columns}
        idOf={({ id }) => id}
        nameOf={({ kind: what, label }) => [kinds(what), label].filter(Boolean).join(' ')}
        linkOf={({ id }) => `/sync?connection=${connection.id}&tab=reconciliation&difference=${id}`}
        onOpen={({ id }) => change({ difference: id }, 'push')}
        sort={values.sort}
        onSort={(sort) => change({ sort })}
        empty={<EmptyState icon={CircleCheck} title={t(isFiltered ? 'noneFit' : 'noDifferencesTitle')} />}
      />
      <DifferenceDrawer
        id={values.difference}
        rows={list.rows}
        theirSide={systemName(connection.system)}
        onClose={() => change({ difference: undefined })}
      />
    </section>
  );
}

function useColumns(theirSide: string): Column<Difference>[] {
  const t = useMessages(reconciliationMessages);
  const names = useNames();
  const kinds: Translate<typeof kindMessages> = useMessages(kindMessages);
  const causes = useMessages(causeMessages);
  return [
    textColumn(
      'record',
      t('record'),
      ({ entity, label }) => [names.entity(entity), label].filter(Boolean).join(' '),
      {
        width: 190,
        phone: 'title',
      },
    ),
    {
      id: 'state',
      header: t('status'),
      width: 150,
      phone: 'detail',
      cell: ({ status }) => <StatePill meaning={DIFFERENCE_MEANINGS[status]}>{t(status)}</StatePill>,
      text: ({ status }) => t(status),
      sortBy: ({ status }) => STATUSES.indexOf(status),
    },
    textColumn('kind', t('kind'), ({ kind }) => kinds(kind), { width: 190, phone: 'detail' }),
    textColumn('cause', t('cause'), ({ cause }) => causes(cause), { phone: 'detail' }),
    figureColumn('ours', t('here'), { width: 110 }),
    figureColumn('theirs', theirSide, { width: 140 }),
    figureColumn('amount', t('amount'), { width: 120, phone: 'end' }),
  ];
}

/** Money, or how many of a counted item, which has no currency. */
function figureColumn(
  id: 'ours' | 'theirs' | 'amount',
  header: string,
  more: Partial<Column<Difference>>,
): Column<Difference> {
  return moneyColumn(id, header, (row) => row[id], {
    cell: (row) => <DifferenceFigure difference={row} value={row[id]} strong={id === 'amount'} />,
    currencyOf: ({ kind, currency }) => (kind === 'quantity-differs' ? '' : currency),
    ...more,
  });
}
