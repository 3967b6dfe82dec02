import { useState } from 'react';
import { Button, useMessages } from '#ui';
import { messages } from './messages';

/** As many rows as are drawn at once; a search finds the others. */
const ROWS = 60;

/** The first rows of a board, and the button that shows more of them. */
export function useRows<Row>(rows: readonly Row[]) {
  const t = useMessages(messages);
  const [count, setCount] = useState(ROWS);
  const left = rows.length - count;
  const more = left > 0 && (
    <div className="sticky left-0 p-2">
      <Button look="quiet" size="small" onClick={() => setCount(count + ROWS)}>
        {t('morePeople', { count: left })}
      </Button>
    </div>
  );
  return { shown: rows.slice(0, count), more };
}
