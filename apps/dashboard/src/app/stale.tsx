import { type Rows, StaleNote } from '#ui';

export interface StaleProps {
  /** As `useRead` answers it. Without data its refusal stands in place of it (`Pending`, `Part`). */
  read: { data: unknown; error: unknown; dataUpdatedAt?: number; refetch(): unknown };
  className?: string;
}

/** Above what was read before: why it could not be read again, of when it is, and the way to try. Nothing while all is well. */
export function Stale({ read: { data, error, dataUpdatedAt, refetch }, className }: StaleProps) {
  if (data === undefined || !error) return null;
  return (
    <StaleNote
      error={error}
      asOf={dataUpdatedAt || undefined}
      onRetry={() => void refetch()}
      className={className}
    />
  );
}

/** A list as a read. */
export const readOf = <Row,>({ rows: data, error, asOf: dataUpdatedAt, retry }: Rows<Row>) => ({
  ...{ data, error, dataUpdatedAt },
  refetch: () => retry?.(),
});
