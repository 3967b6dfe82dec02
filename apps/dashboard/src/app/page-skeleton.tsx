import { Page, Skeleton, useMessages } from '#ui';
import { messages } from './messages';

/** The shape of a page while its code or its first data comes. */
export function PageSkeleton() {
  const t = useMessages(messages);
  return (
    <Page isFilling>
      <div role="status" aria-label={t('loading')} className="flex min-h-0 flex-1 flex-col gap-4">
        <Skeleton className="h-7 w-48" />
        <Skeleton className="h-8 w-full max-w-lg" />
        <Skeleton className="min-h-0 w-full flex-1 rounded-lg" />
      </div>
    </Page>
  );
}
