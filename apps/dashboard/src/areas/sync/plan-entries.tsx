import { CircleCheck } from 'lucide-react';
import {
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  type Meaning,
  type Rows,
  StatePill,
  type Translate,
  textColumn,
  useMessages,
} from '#ui';
import { useUrlState } from '../../app/url-state';
import { isSentAs } from './match-actions';
import { matchMessages } from './match-messages';
import { useNames } from './names';
import { type Effect, type EffectCounts, type Entry, type Plan, useEntries } from './plan-actions';
import { PlanEntryDrawer } from './plan-entry-drawer';
import { totalOf, writesOf } from './plan-figures';
import { planMessages } from './plan-messages';
import { EFFECT_MEANINGS, EFFECTS } from './states';

/** What would become of each record; a row opens what it is about, field by field. */
export function PlanEntries({ plan, theirSide }: { plan: Plan; theirSide: string }) {
  const [{ entity, effect }] = useUrlState();
  const { id, counts, entryCount } = plan;
  const list = useEntries(id, { entity, effect });
  const m = useMessages(matchMessages);
  const endOf = ({ entity: kind, decision }: Entry) =>
    decision?.recordId
      ? ({
          meaning: 'good',
          text: m(isSentAs(kind) ? 'sentAs' : 'linkedWith', { name: decision.label ?? '' }),
        } as const)
      : undefined;
  return (
    <EntriesTable
      {...{ list, counts, entryCount, theirSide, endOf }}
      path={`/sync/plans/${id}`}
      effects={EFFECTS}
    />
  );
}

/** The records of a plan, or of what is undone, by kind and effect. */
export function EntriesTable<Row extends Entry>({
  list,
  path,
  counts,
  entryCount,
  effects,
  effectWords = {},
  endOf,
  theirSide,
}: {
  list: Rows<Row>;
  path: string;
  counts: Record<string, EffectCounts>;
  entryCount: number;
  effects: readonly Effect[];
  /** Where they are called something else than in a plan. */
  effectWords?: Partial<Record<Effect, string>>;
  /** What became of a record, where that is known. */
  endOf?: (row: Row) => { meaning: Meaning; text: string } | undefined;
  theirSide: string;
}) {
  const t = useMessages(planMessages);
  const names = useNames();
  const wordOf = (one: Effect) => effectWords[one] ?? t(one);
  const [values, change] = useUrlState();
  const { entity, effect } = values;
  const touched = Object.entries(counts).filter(([, one]) => writesOf(one) + one.skipped > 0);
  const isFiltered = entity !== undefined || effect !== undefined;
  const total = totalOf({ counts });
  const all = writesOf(total) + total.skipped;
  const filters = new URLSearchParams({ ...(entity && { entity }), ...(effect && { effect }) });
  return (
    <section className="flex max-h-[44rem] flex-col gap-3" aria-label={t('entries')}>
      <h2 className="font-semibold text-base">{t('entries')}</h2>
      {entryCount < all && <p className="tnum text-soft">{t('keptOf', { kept: entryCount, total: all })}</p>}
      {(all > 0 || isFiltered) && (
        <FilterBar
          values={values}
          onChange={change}
          filters={[
            { name: 'entity', label: t('entity'), choices: touched.map(([one]) => [one, names.entity(one)]) },
            { name: 'effect', label: t('effect'), choices: effects.map((one) => [one, wordOf(one)]) },
          ]}
        />
      )}
      <DataTable<Row>
        name="sync-plan"
        label={t('entries')}
        list={list}
        columns={columnsOf(t, names, wordOf, endOf)}
        idOf={({ sequence }) => String(sequence)}
        nameOf={(row) => nameOfEntry(row, names)}
        linkOf={({ sequence }) => `${path}?${new URLSearchParams([...filters, ['entry', String(sequence)]])}`}
        onOpen={({ sequence }) => change({ entry: String(sequence) }, 'push')}
        sort={values.sort}
        onSort={(sort) => change({ sort })}
        empty={
          <EmptyState icon={CircleCheck} title={t(isFiltered ? 'noEntriesFit' : 'noEntriesTitle')}>
            {isFiltered ? undefined : t('noEntries')}
          </EmptyState>
        }
      />
      <PlanEntryDrawer
        sequence={values.entry}
        rows={list.rows}
        theirSide={theirSide}
        wordOf={wordOf}
        onClose={() => change({ entry: undefined })}
      />
    </section>
  );
}

function EndPill({ end }: { end: { meaning: Meaning; text: string } | undefined }) {
  return end ? <StatePill meaning={end.meaning}>{end.text}</StatePill> : null;
}

type Names = ReturnType<typeof useNames>;

const nameOfEntry = ({ entity, label, remoteId }: Entry, names: Names): string =>
  [names.entity(entity), label ?? remoteId].filter(Boolean).join(' ');

function columnsOf<Row extends Entry>(
  t: Translate<typeof planMessages>,
  names: Names,
  wordOf: (effect: Effect) => string,
  endOf: (row: Row) => { meaning: Meaning; text: string } | undefined = () => undefined,
): Column<Row>[] {
  const fieldsOf = ({ fields }: Entry) => fields.map(({ field }) => names.field(field)).join(', ');
  return [
    textColumn('record', t('recordHead'), (row) => nameOfEntry(row, names), { width: 280, phone: 'title' }),
    {
      id: 'effect',
      header: t('effect'),
      width: 230,
      phone: 'detail',
      cell: (row) => (
        <span className="inline-flex flex-wrap gap-1">
          <StatePill meaning={EFFECT_MEANINGS[row.effect]}>{wordOf(row.effect)}</StatePill>
          {row.isConflict && <StatePill meaning="attention">{t('toDecide')}</StatePill>}
          <EndPill end={endOf(row)} />
        </span>
      ),
      text: (row) => [wordOf(row.effect), endOf(row)?.text].filter(Boolean).join(', '),
      sortBy: ({ effect }) => EFFECTS.indexOf(effect),
    },
    {
      id: 'about',
      header: `${t('fields')} / ${t('why')}`,
      phone: 'detail',
      cell: (row) => {
        const text = row.reason?.message ?? fieldsOf(row);
        return <span title={text}>{text}</span>;
      },
      text: (row) => row.reason?.message ?? fieldsOf(row),
    },
  ];
}
