import type { ReactNode } from 'react';
import { Problem, refusalOf, SkeletonLines } from '#ui';

interface Read<Answer> {
  data: Answer | undefined;
  error: unknown;
  refetch(): unknown;
}

/** What one read shows: the shape of it while it comes, the refusal with a way to try again, or `children`. */
export function Part<Answer>({
  read: { data, error, refetch },
  children,
}: {
  read: Read<Answer>;
  children(answer: Answer): ReactNode;
}) {
  if (data) return children(data);
  return error ? (
    <Problem problem={refusalOf(error)} onRetry={() => void refetch()} isInline />
  ) : (
    <SkeletonLines count={5} />
  );
}
