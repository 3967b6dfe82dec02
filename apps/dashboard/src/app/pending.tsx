import { Problem, refusalOf } from '#ui';
import { PageSkeleton } from './page-skeleton';

interface PendingProps {
  read: { error: unknown; refetch(): Promise<unknown> };
}

/** A page whose record is not there: its outline while it comes, or why it does not come, with a way to try again. */
export function Pending({ read: { error, refetch } }: PendingProps) {
  return error ? <Problem problem={refusalOf(error)} onRetry={() => void refetch()} /> : <PageSkeleton />;
}
