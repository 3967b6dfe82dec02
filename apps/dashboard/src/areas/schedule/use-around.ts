import { useFormat } from '#ui';
import { addDays, dayAt, startOfDay } from '../../app/days';
import { useAll } from '../../app/queries';
import { merged, stretchOf, type Visit } from './plan';
import { type BoardData, REACH_DAYS } from './use-board';
import { VISITS } from './use-plans';

const MINUTE_MS = 60_000;

/** The visits at the time of one that is typed, wherever the board stands. */
export function useAround(typed: Visit, board: Pick<BoardData, 'visits' | 'plans'>): readonly Visit[] {
  const { zone } = useFormat();
  const stretch = stretchOf(typed);
  const [first, last] = stretch ? [dayAt(stretch.from, zone), dayAt(stretch.to - MINUTE_MS, zone)] : ['', ''];
  const query = stretch && {
    from: startOfDay(addDays(first, -REACH_DAYS), zone),
    to: startOfDay(addDays(last, 1), zone),
  };
  const { data } = useAll(VISITS, query, { isOff: !query });
  return merged(board.visits, query && data?.items).map(board.plans.shown);
}
