import { useEffect, useRef } from 'react';
import { useRefresh } from '../../app/queries';
import { OPERATIONS, RUNS, WAITING } from './actions';
import { MAPPED_COUNTS, MAPPED_RECORDS } from './mapping-actions';

/** No live event tells of single writes: when their counts change, the lists are read again. */
export function useListsFollow(...marks: unknown[]): void {
  const refresh = useRefresh();
  const mark = JSON.stringify(marks);
  const before = useRef(mark);
  useEffect(() => {
    if (before.current === mark) return;
    before.current = mark;
    void refresh(WAITING, OPERATIONS, RUNS, MAPPED_RECORDS, MAPPED_COUNTS);
  }, [mark, refresh]);
}
