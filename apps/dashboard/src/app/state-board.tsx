import {
  Board,
  type BoardProps,
  Button,
  type Meaning,
  Problem,
  type Rows,
  refusalOf,
  Skeleton,
  useMessages,
} from '#ui';
import { messages } from './messages';
import { readOf, Stale } from './stale';

interface StateBoardProps<Row, Id extends string>
  extends Pick<BoardProps<Row>, 'label' | 'columnOf' | 'card' | 'effectOf' | 'refusalOf' | 'onMove'> {
  /** The states that have a column, in their order. */
  states: readonly Id[];
  /** One list for each: a full column of old records never hides those of the others. */
  lists: Readonly<Record<Id, Rows<Row>>>;
  wordOf(state: Id): string;
  meanings: Readonly<Record<Id, Meaning>>;
}

/** Records by state, each column read page by page. */
export function StateBoard<Row extends { id: string; number: string }, Id extends string>({
  states,
  lists,
  wordOf,
  meanings,
  ...board
}: StateBoardProps<Row, Id>) {
  const t = useMessages(messages);
  const broken = states.map((id) => lists[id]).find(({ rows, error }) => !rows && error);
  if (broken) return <Problem problem={refusalOf(broken.error)} onRetry={broken.retry} />;
  if (states.some((id) => !lists[id].rows)) return <BoardSkeleton count={states.length} />;
  // While its column is read again, a card that has moved may be in two of the lists.
  const byId = new Map(states.flatMap((id) => lists[id].rows ?? []).map((row) => [row.id, row]));
  const stale = states.map((id) => lists[id]).find(({ error }) => error);
  return (
    <>
      {stale && <Stale read={readOf(stale)} />}
      <Board<Row>
        {...board}
        columns={states.map((id) => ({
          id,
          label: wordOf(id),
          meaning: meanings[id],
          isPartial: lists[id].hasMore,
          footer: lists[id].hasMore && (
            <Button look="quiet" size="small" isBusy={lists[id].isLoadingMore} onClick={lists[id].loadMore}>
              {t('more')}
            </Button>
          ),
        }))}
        items={[...byId.values()]}
        idOf={({ id }) => id}
        nameOf={({ number }) => number}
      />
    </>
  );
}

function BoardSkeleton({ count }: { count: number }) {
  return (
    <div className="flex min-h-0 flex-1 gap-3 overflow-hidden" aria-hidden>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <Skeleton key={index} className="h-full w-72 shrink-0 rounded-lg" />
      ))}
    </div>
  );
}
