import { type Column, dayColumn, type Meaning, StatePill, textColumn, useMessages } from '#ui';
import { useMe } from '../../app/me';
import { type Delegation, type DelegationState, STATES, stateOf } from './delegation';
import { delegationMessages } from './delegation-messages';
import type { People } from './people';

const MEANINGS: Record<DelegationState, Meaning> = {
  now: 'good',
  coming: 'info',
  past: 'none',
  ended: 'none',
};

export function useDelegationColumns(people: People, today: string): Column<Delegation>[] {
  const t = useMessages(delegationMessages);
  const { id: mine } = useMe();
  const named = (id: string) => (id === mine ? t('you', { name: people.nameOf(id) }) : people.nameOf(id));
  return [
    textColumn('away', t('away'), ({ fromUserId }) => named(fromUserId), { phone: 'title' }),
    textColumn('standsIn', t('standsIn'), ({ toUserId }) => named(toUserId), { phone: 'detail' }),
    dayColumn('from', t('from'), ({ fromDay }) => fromDay, { phone: 'detail' }),
    dayColumn('to', t('to'), ({ toDay }) => toDay, { phone: 'detail' }),
    {
      id: 'state',
      header: t('state'),
      width: 190,
      phone: 'end',
      cell: (row) => {
        const state = stateOf(row, today);
        return <StatePill meaning={MEANINGS[state]}>{t(state)}</StatePill>;
      },
      text: (row) => t(stateOf(row, today)),
      sortBy: (row) => STATES.indexOf(stateOf(row, today)),
    },
    textColumn('reason', t('reason'), ({ reason }) => reason),
  ];
}
