import type { ReactNode } from 'react';
import { Problem, refusalOf, SkeletonLines } from '#ui';
import { Stale } from './stale';

interface Read<Answer> {
  data: Answer | undefined;
  error: unknown;
  dataUpdatedAt?: number;
  refetch(): unknown;
}

/** What one read shows: the shape of it while it comes, the refusal with a way to try again, or `children` with their age. */
export function Part<Answer>({
  read,
  children,
}: {
  read: Read<Answer>;
  children(answer: Answer): ReactNode;
}) {
  const { data, error, refetch } = read;
  if (data) {
    return (
      <>
        <Stale read={read} className="mb-3" />
        {children(data)}
      </>
    );
  }
  return error ? (
    <Problem problem={refusalOf(error)} onRetry={() => void refetch()} isInline />
  ) : (
    <SkeletonLines count={5} />
  );
}
