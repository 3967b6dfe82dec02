import { Button, type Rows, useMessages } from '#ui';
import { messages } from './messages';

/** Asks for the next page of a list that is no table. */
export function MoreRows({ list }: { list: Pick<Rows<unknown>, 'hasMore' | 'isLoadingMore' | 'loadMore'> }) {
  const t = useMessages(messages);
  if (!list.hasMore) return null;
  return (
    <div className="p-2">
      <Button look="quiet" size="small" isBusy={list.isLoadingMore} onClick={() => list.loadMore?.()}>
        {t('moreRows')}
      </Button>
    </div>
  );
}
