import { CircleCheck, Link2Off, SearchX } from 'lucide-react';
import { Button, Card, EmptyState, FilterBar, Problem, refusalOf, SkeletonLines, useMessages } from '#ui';
import { useList } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { MAPPED_RECORDS, type MappedEntity } from './mapping-actions';
import { mappingMessages } from './mapping-messages';
import { MappingRow } from './mapping-row';
import { MoreRows } from './more-rows';
import { useWalk } from './walk';

interface ListProps {
  connectionId: string;
  entity: MappedEntity;
  counts: { matched: number; unmatched: number } | undefined;
}

/** Our entries of one kind: those without a partner, or those with one; those that a write waits for come first. */
export function MappingList({ connectionId, entity, counts }: ListProps) {
  const t = useMessages(mappingMessages);
  const [values, change] = useUrlState();
  const { record: recordId, q } = values;
  const state = values.state === 'matched' ? 'matched' : 'unmatched';
  const list = useList(MAPPED_RECORDS, recordId ? { entity, recordId } : { entity, state, q }, {
    id: connectionId,
  });
  const rows = list.rows ?? [];
  const { current, attach } = useWalk(
    rows.map((row) => row.recordId),
    { next: t('keyNext'), previous: t('keyPrevious') },
  );
  return (
    <div className="space-y-3">
      {recordId ? (
        <p className="flex flex-wrap items-center gap-3 text-soft">
          {t('onlyOne')}
          <Button size="small" onClick={() => change({ record: undefined })}>
            {t('showAll')}
          </Button>
        </p>
      ) : (
        <FilterBar values={values} onChange={change} searchLabel={t('search')}>
          <Sides state={state} counts={counts} onChange={(next) => change({ state: next })} />
        </FilterBar>
      )}
      {list.error && !list.rows ? (
        <Problem problem={refusalOf(list.error)} onRetry={list.retry} isInline />
      ) : !list.rows ? (
        <SkeletonLines count={6} />
      ) : rows.length === 0 ? (
        <Nobody kind={recordId ? 'gone' : q ? 'search' : state} />
      ) : (
        <Card isFlush>
          <ul className="divide-y divide-line" aria-label={t(entity)}>
            {rows.map((row) => (
              <MappingRow
                key={`${entity}:${row.recordId}:${row.state}`}
                connectionId={connectionId}
                entity={entity}
                row={row}
                isCurrent={row.recordId === current}
                attach={attach(row.recordId)}
              />
            ))}
          </ul>
          <MoreRows list={list} />
        </Card>
      )}
    </div>
  );
}

function Sides({
  state,
  counts,
  onChange,
}: {
  state: 'matched' | 'unmatched';
  counts: ListProps['counts'];
  onChange(state: 'matched' | 'unmatched'): void;
}) {
  const t = useMessages(mappingMessages);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a line of buttons
    <span role="group" aria-label={t('show')} className="inline-flex gap-1">
      {(['unmatched', 'matched'] as const).map((one) => (
        <Button
          key={one}
          look={one === state ? 'secondary' : 'quiet'}
          aria-pressed={one === state}
          onClick={() => onChange(one)}
        >
          {t(one, { count: counts?.[one] ?? 0 })}
        </Button>
      ))}
    </span>
  );
}

const EMPTY = {
  unmatched: [CircleCheck, 'allMatchedTitle', 'allMatched'],
  matched: [Link2Off, 'noneMatchedTitle', 'noneMatched'],
  search: [SearchX, 'noneFits', 'noneFitsText'],
  gone: [SearchX, 'gone', 'showAll'],
} as const;

function Nobody({ kind }: { kind: keyof typeof EMPTY }) {
  const t = useMessages(mappingMessages);
  const [icon, title, text] = EMPTY[kind];
  return (
    <EmptyState icon={icon} title={t(title)}>
      {kind === 'gone' ? undefined : t(text)}
    </EmptyState>
  );
}
