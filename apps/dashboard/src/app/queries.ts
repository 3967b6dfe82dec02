import {
  type QueryKey,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api, got, newKey, type paths } from '#api-client';
import { type Rows, refusalOf, useToast } from '#ui';
import { queryClient } from './query-client';
import { isLasting, WriteKeys } from './write-keys';

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer A } } } };
}
  ? A
  : never;
type Readable = { [P in keyof paths]: Answer<P> extends never ? never : P }[keyof paths];
type Listed = {
  [P in Readable]: Answer<P> extends { items: unknown[]; nextCursor: string | null } ? P : never;
}[Readable];
type Item<P extends Listed> = Answer<P> extends { items: (infer I)[] } ? I : never;
type Parameters<P extends Readable> = paths[P] extends { get: { parameters: infer A } } ? A : never;

/** The query of a read; `cursor` is the list's own business. */
export type Query<P extends Readable> =
  Parameters<P> extends { query?: infer Q } ? Omit<NonNullable<Q>, 'cursor'> : never;

/** As many rows as one page may hold. */
const LARGEST_PAGE = 200;
const FEW_PAGES = 3;
/** How often what no live event tells of is read again while one looks at it. */
export const EVERY_MINUTE = { everySeconds: 60 } as const;

interface ReadOptions {
  /** The `{id}` of the path. */
  id?: string;
  isOff?: boolean;
  /** Reads again by itself while it is on screen; for what no live event tells. */
  everySeconds?: number;
}

const keyOf = (path: string, id: string | undefined, query: object | undefined): QueryKey => [
  path,
  id,
  query ?? {},
];

/** Whose it is: the path, its `{id}`, and every id that the query names. */
const recordOf = ([path, id, query]: QueryKey): string =>
  JSON.stringify([path, id, Object.entries(query as object).filter(([name]) => name.endsWith('Id'))]);

/** While a filter changes, what was there stays; the figures of one record never stand for those of another. */
const ofSameRecord =
  (key: QueryKey) =>
  <Data>(previous: Data | undefined, before: { queryKey: QueryKey } | undefined): Data | undefined =>
    before && recordOf(before.queryKey) === recordOf(key) ? previous : undefined;

async function read(path: string, id: string | undefined, query: object | undefined, signal?: AbortSignal) {
  const params = { ...(id !== undefined && { path: { id } }), query };
  return got(api.GET(path as never, { params, signal } as never) as Promise<{ data?: unknown }>);
}

const reading = <P extends Readable>(path: P, query?: Query<P>, id?: string) => ({
  queryKey: keyOf(path, id, query),
  queryFn: ({ signal }: { signal: AbortSignal }) => read(path, id, query, signal) as Promise<Answer<P>>,
});

/** Reads before anything on screen asks, so that `useRead` of the same finds it there or on its way. */
export const readAhead = <P extends Readable>(path: P, query?: Query<P>): Promise<Answer<P> | undefined> =>
  // Whoever shows it meets its error.
  queryClient.fetchQuery(reading(path, query)).catch(() => undefined);

/** The same for the first page of a `useList`. */
export const listAhead = <P extends Listed>(path: P, query?: Query<P>): void =>
  void queryClient.prefetchInfiniteQuery(listing(path, query));

/** One answer of the API, kept and read again when it is old. */
export function useRead<P extends Readable>(
  path: P,
  query?: Query<P>,
  { id, isOff, everySeconds }: ReadOptions = {},
) {
  return useQuery({
    ...reading(path, query, id),
    enabled: !isOff,
    refetchInterval: everySeconds ? everySeconds * 1000 : false,
    placeholderData: ofSameRecord(keyOf(path, id, query)),
  });
}

const listing = <P extends Listed>(path: P, query?: Query<P>, id?: string) => ({
  // Another key than that of a single read of the same, whose answer has another shape.
  queryKey: keyOf(path, id, { ...query, isPaged: true }),
  queryFn: ({ pageParam, signal }: { pageParam?: string; signal: AbortSignal }) =>
    read(
      path,
      id,
      pageParam ? { limit: LARGEST_PAGE, ...query, cursor: pageParam } : query,
      signal,
    ) as Promise<Listing<Item<P>>>,
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ nextCursor }: Listing<Item<P>>) => nextCursor ?? undefined,
});

/**
 * A list of the API, page after page by cursor, in the shape that `DataTable` takes. The first page is a short one, which is
 * there at once; whoever goes on gets as many rows as one answer may hold.
 */
export function useList<P extends Listed>(
  path: P,
  query?: Query<P>,
  { id, isOff, everySeconds }: ReadOptions = {},
): Rows<Item<P>> {
  const options = listing(path, query, id);
  const result = useInfiniteQuery({
    ...options,
    enabled: !isOff,
    // What somebody has walked far into is not read again and again as a whole.
    refetchInterval: ({ state: { data } }) =>
      everySeconds && (data?.pages.length ?? 0) <= FEW_PAGES ? everySeconds * 1000 : false,
    placeholderData: ofSameRecord(options.queryKey),
  });
  const { data, dataUpdatedAt, error, hasNextPage, isFetchingNextPage, isFetching, fetchNextPage, refetch } =
    result;
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items), [data]);
  return {
    rows,
    error,
    retry: () => void refetch(),
    hasMore: hasNextPage,
    isLoadingMore: isFetchingNextPage,
    loadMore: () => void (isFetchingNextPage || fetchNextPage()),
    isRefreshing: isFetching && !isFetchingNextPage,
    asOf: dataUpdatedAt || undefined,
    all: async () => (await readAll<Answer<P> & Listing<Item<P>>>(path, id, query)).items,
  };
}

/** Every row of a list at once, for what draws them all together: a map, a day. What else the first page says comes with it. */
export function useAll<P extends Listed>(
  path: P,
  query?: Query<P>,
  { id, isOff, everySeconds }: ReadOptions = {},
) {
  return useQuery({
    queryKey: keyOf(path, id, { ...query, isWhole: true }),
    queryFn: ({ signal }) => readAll<Answer<P> & Listing<Item<P>>>(path, id, query, signal),
    enabled: !isOff,
    // What is told live is laid over what was read: that has to be of now.
    staleTime: 0,
    refetchInterval: everySeconds ? everySeconds * 1000 : false,
    placeholderData: ofSameRecord(keyOf(path, id, { ...query, isWhole: true })),
  });
}

/** What was read at once, in the shape that `DataTable` takes; `rows` are those of it that are shown. */
export const rowsOf = <Row>(
  {
    error,
    refetch,
    isFetching,
    dataUpdatedAt,
  }: { error: unknown; refetch(): unknown; isFetching: boolean; dataUpdatedAt: number },
  rows: Row[] | undefined,
): Rows<Row> => ({
  rows,
  error,
  retry: () => void refetch(),
  isRefreshing: isFetching,
  asOf: dataUpdatedAt || undefined,
});

interface Listing<Row> {
  items: Row[];
  nextCursor: string | null;
}

/** The first page with the rows of all that follow it. */
async function readAll<List extends Listing<unknown>>(
  path: string,
  id: string | undefined,
  query: object | undefined,
  signal?: AbortSignal,
): Promise<List> {
  const page = async (cursor?: string) =>
    (await read(path, id, { ...query, limit: LARGEST_PAGE, cursor }, signal)) as List;
  const first = await page();
  const items = [...first.items];
  for (let cursor = first.nextCursor; cursor; ) {
    const next = await page(cursor);
    items.push(...next.items);
    cursor = next.nextCursor;
  }
  return { ...first, items, nextCursor: null };
}

/** Reads everything again whose path begins with one of these, wherever it is on screen. */
export function useRefresh(): (...starts: string[]) => Promise<void> {
  const client = useQueryClient();
  return useMemo(
    () =>
      async (...starts) => {
        const isMeant = (key: QueryKey) => starts.some((start) => String(key[0]).startsWith(start));
        await client.invalidateQueries({ predicate: ({ queryKey }) => isMeant(queryKey) });
      },
    [client],
  );
}

export interface WriteOptions<Input, Output> {
  /**
   * Sends it. `key` makes a repeated attempt with the same input the same write: pass it on with `idempotent(key)`. Of
   * several requests each takes a key of its own, such as `${key}-${id}`.
   */
  send(input: Input, key: string): Promise<Output>;
  /** Paths whose answers it changes; they are read again, whether it worked or not. */
  refreshes: readonly string[];
  /** Shows the result before the server agrees; what is returned is called when it does not. Only where that is safe. */
  expect?(input: Input, client: ReturnType<typeof useQueryClient>): () => void;
  /** What is said when it worked; nothing where nothing of it did. */
  said?(output: Output, input: Input): string | undefined;
  /** Takes it back, while `said` is on screen. */
  undo?(output: Output, input: Input): Promise<unknown>;
  /** For how many seconds that is possible, 0 where it is not; ten where nothing else is said. */
  undoSeconds?(output: Output): number;
  onDone?(output: Output, input: Input): void;
  /** Shows refusals itself, as a form does; otherwise a message says what happened and what to do. */
  isQuiet?: boolean;
}

/** A write with its consequences: the expected result at once, put back on refusal, and everything it changed read again. */
export function useWrite<Input = void, Output = unknown>(options: WriteOptions<Input, Output>) {
  const client = useQueryClient();
  const refresh = useRefresh();
  const say = useToast();
  const [keys] = useState(() => new WriteKeys(newKey));
  const tellRefusal = (error: unknown) => {
    const { detail, fix } = refusalOf(error);
    say([detail, fix].filter(Boolean).join(' '), { meaning: 'blocked', seconds: 12 });
  };
  return useMutation({
    mutationFn: (input: Input) => options.send(input, keys.begin(input)),
    onMutate: (input) => ({ putBack: options.expect?.(input, client) }),
    onError: (error, input, context) => {
      context?.putBack?.();
      keys.refused(input, isLasting(refusalOf(error)));
      if (!options.isQuiet) tellRefusal(error);
    },
    onSuccess: (output, input) => {
      keys.arrived(input);
      const { undo } = options;
      const seconds = undo ? options.undoSeconds?.(output) : 0;
      const takeBack = () => {
        void undo?.(output, input)
          .catch(tellRefusal)
          .finally(() => void refresh(...options.refreshes));
      };
      const text = options.said?.(output, input);
      if (text) say(text, seconds === 0 ? {} : { undo: takeBack, seconds });
      options.onDone?.(output, input);
    },
    onSettled: () => refresh(...options.refreshes),
  });
}
