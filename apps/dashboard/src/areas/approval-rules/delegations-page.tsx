import { CalendarClock, Plus } from 'lucide-react';
import { useState } from 'react';
import { api, got, idempotent } from '#api-client';
import { Button, Confirm, DataTable, EmptyState, FilterBar, MenuItem, useMessages, useShortcuts } from '#ui';
import { useMay, useMe } from '../../app/me';
import { rowsOf, useAll, useWrite } from '../../app/queries';
import { useToday } from '../../app/today';
import { useUrlState } from '../../app/url-state';
import { DELEGATIONS, type Delegation, STATES, stateOf } from './delegation';
import { DelegationDialog } from './delegation-dialog';
import { delegationMessages } from './delegation-messages';
import { useDelegationColumns } from './delegations-columns';
import { Frame } from './frame';
import { type People, usePeople } from './people';

/** Who decides for whom, and on which days. */
export default function DelegationsPage() {
  const t = useMessages(delegationMessages);
  const [values, change] = useUrlState();
  const mayDelegate = useMay('approvals.delegate');
  const people = usePeople();
  const add = () => change({ edit: 'new' }, 'push');
  useShortcuts(mayDelegate ? [{ keys: 'N', label: t('add'), run: add }] : []);
  return (
    <Frame
      part="delegations"
      isFilling
      actions={
        mayDelegate && (
          <Button look="primary" icon={Plus} onClick={add}>
            {t('add')}
          </Button>
        )
      }
    >
      <FilterBar
        values={values}
        onChange={change}
        filters={[
          {
            name: 'whose',
            label: t('whose'),
            choices: [
              ['mine', t('mine')],
              ['others', t('others')],
            ],
          },
          { name: 'state', label: t('state'), choices: STATES.map((state) => [state, t(state)] as const) },
        ]}
      />
      <Delegations people={people} onAdd={mayDelegate ? add : undefined} />
      {mayDelegate && values.edit === 'new' && (
        <DelegationDialog people={people} onClose={() => change({ edit: undefined })} />
      )}
    </Frame>
  );
}

function Delegations({ people, onAdd }: { people: People; onAdd?: () => void }) {
  const t = useMessages(delegationMessages);
  const [{ whose, state, sort }, change] = useUrlState();
  const me = useMe();
  const today = useToday();
  const read = useAll(DELEGATIONS);
  const columns = useDelegationColumns(people, today);
  const [ending, setEnding] = useState<Delegation>();
  const end = useEnd(people, () => setEnding(undefined));
  const isMine = ({ fromUserId, toUserId }: Delegation) => fromUserId === me.id || toUserId === me.id;
  const rows = read.data?.items.filter(
    (row) =>
      (whose === undefined || isMine(row) === (whose === 'mine')) &&
      (state === undefined || stateOf(row, today) === state),
  );
  const mayEnd = (row: Delegation) => isMine(row) || me.role === 'owner' || me.role === 'admin';
  const isRunning = (row: Delegation) => ['now', 'coming'].includes(stateOf(row, today));
  return (
    <>
      <DataTable<Delegation>
        name="approval-delegations"
        label={t('list')}
        list={rowsOf(read, rows)}
        columns={columns}
        idOf={({ id }) => id}
        nameOf={({ fromUserId }) => people.nameOf(fromUserId)}
        sort={sort}
        onSort={(next) => change({ sort: next })}
        actions={
          onAdd &&
          ((row) => (
            <MenuItem isDanger isDisabled={!mayEnd(row) || !isRunning(row)} onSelect={() => setEnding(row)}>
              {t('end')}
            </MenuItem>
          ))
        }
        empty={<NobodyStandsIn isFiltered={(whose ?? state) !== undefined} onAdd={onAdd} />}
      />
      <Confirm
        isOpen={ending !== undefined}
        title={t('endTitle')}
        confirmLabel={t('end')}
        isDanger
        isBusy={end.isPending}
        onConfirm={() => ending && end.mutate(ending)}
        onCancel={() => setEnding(undefined)}
      >
        {ending &&
          t('endText', { name: people.nameOf(ending.toUserId), away: people.nameOf(ending.fromUserId) })}
      </Confirm>
    </>
  );
}

function NobodyStandsIn({ isFiltered, onAdd }: { isFiltered: boolean; onAdd?: () => void }) {
  const t = useMessages(delegationMessages);
  return (
    <EmptyState
      icon={CalendarClock}
      title={t(isFiltered ? 'noneTitle' : 'emptyTitle')}
      action={!isFiltered && onAdd && <Button onClick={onAdd}>{t('add')}</Button>}
    >
      {t(isFiltered ? 'none' : 'empty')}
    </EmptyState>
  );
}

function useEnd(people: People, onDone: () => void) {
  const t = useMessages(delegationMessages);
  return useWrite<Delegation>({
    send: ({ id }, key) =>
      got(
        api.DELETE('/api/v1/approval-delegations/{id}', {
          params: { path: { id }, header: idempotent(key) },
        }),
      ),
    refreshes: [DELEGATIONS],
    said: (_answer, { toUserId }) => t('endDone', { name: people.nameOf(toUserId) }),
    onDone,
  });
}
