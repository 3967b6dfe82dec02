import { useInfiniteQuery } from '@tanstack/react-query';
import { api, got, type schemas } from '#api-client';
import type { Connection } from './actions';

const HISTORY = '/api/v1/integrations/{id}/records/{entity}/{recordId}/history';

type Answer = schemas['HistoryAnswer'];
export type Writer = schemas['WriterAnswer'];
export type LastWrite = schemas['LastWriteAnswer'];
export type RecordConflict = schemas['RecordConflictAnswer'];
export type Change = schemas['ChangeAnswer'];

/** What is kept of one record and one company's books, as far back as somebody asked. */
export interface RecordHistory extends Pick<Answer, 'label' | 'fields' | 'makers' | 'conflicts'> {
  changes: readonly Change[];
  names: Record<string, string>;
}

/** Nothing is read while nobody knows what kind of record it is. */
export function useRecordHistory({ id }: Connection, entity: string, recordId: string) {
  const result = useInfiniteQuery({
    queryKey: [HISTORY, id, { entity, recordId }],
    queryFn: ({ pageParam, signal }) =>
      got(
        api.GET(HISTORY, {
          params: { path: { id, entity, recordId }, query: { cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }: Answer) => nextCursor ?? undefined,
    enabled: entity !== '',
  });
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = result;
  return {
    isUnknown: entity === '',
    history: data && joined(data.pages),
    error,
    retry: () => void refetch(),
    hasMore: hasNextPage,
    isLoadingMore: isFetchingNextPage,
    loadMore: () => void (isFetchingNextPage || fetchNextPage()),
  };
}

/** The first page says what holds for all of them. */
function joined(pages: readonly Answer[]): RecordHistory | undefined {
  const [first] = pages;
  if (!first) return undefined;
  const { label, fields, makers, conflicts } = first;
  return {
    ...{ label, fields, makers, conflicts },
    changes: pages.flatMap(({ items }) => items),
    names: Object.assign({}, ...pages.map(({ names }) => names)),
  };
}
