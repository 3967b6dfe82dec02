import { useFormContext, useWatch } from 'react-hook-form';
import { api, got, idempotent } from '#api-client';
import {
  Button,
  DayField,
  FormDialog,
  Problem,
  refusalOf,
  SelectField,
  TextField,
  useFormat,
  useMessages,
} from '#ui';
import { useMe } from '../../app/me';
import { useSaveForm } from '../../app/save-form';
import { useToday } from '../../app/today';
import { type Days, DELEGATIONS, type Delegation, nextWeek, thisWeek } from './delegation';
import { delegationMessages } from './delegation-messages';
import type { People } from './people';

interface Values extends Days {
  fromUserId: string;
  toUserId: string;
  reason: string;
}

/** Who decides for whom, from one day to another. For others only where the role may arrange that. */
export function DelegationDialog({ people, onClose }: { people: People; onClose(): void }) {
  const t = useMessages(delegationMessages);
  const { day } = useFormat();
  const me = useMe();
  const today = useToday();
  const { form } = useSaveForm<Values, Delegation>({
    defaultValues: { fromUserId: me.id, toUserId: '', fromDay: today, toDay: today, reason: '' },
    send: ({ fromUserId, reason, ...rest }, key) =>
      got(
        api.POST(DELEGATIONS, {
          params: { header: idempotent(key) },
          body: { ...rest, fromUserId, reason: reason.trim() || undefined },
        }),
      ),
    refreshes: [DELEGATIONS],
    said: ({ toUserId, fromDay, toDay }) =>
      t('done', { name: people.nameOf(toUserId), from: day(fromDay), to: day(toDay) }),
    onDone: onClose,
  });
  return (
    <FormDialog form={form} title={t('title')} go={t('go')} onClose={onClose}>
      {people.error !== null && <Problem problem={refusalOf(people.error)} isInline />}
      <Who people={people} />
      <DaysFields today={today} />
      <TextField
        name="reason"
        label={t('reason')}
        hint={t('reasonHint')}
        autoComplete="off"
        maxLength={500}
      />
    </FormDialog>
  );
}

function Who({ people }: { people: People }) {
  const t = useMessages(delegationMessages);
  const me = useMe();
  const away = useWatch<Values, 'fromUserId'>({ name: 'fromUserId' });
  const approvers = people.approvers ?? [];
  // An admin arranges for everybody but an owner; nobody makes herself a stand-in.
  const mayArrange = me.role === 'owner' || me.role === 'admin';
  const absent = approvers.filter(
    ({ id, role }) => id === me.id || me.role === 'owner' || (mayArrange && role !== 'owner'),
  );
  const standIns = approvers.filter(({ id }) => id !== away && id !== me.id);
  return (
    <>
      {mayArrange && (
        <SelectField
          // A list that came later does not yet show which one is chosen.
          key={`away${absent.length}`}
          name="fromUserId"
          label={t('whoIsAway')}
          choices={absent.map(({ id, name }) => [id, id === me.id ? t('you', { name }) : name] as const)}
        />
      )}
      <SelectField
        key={`standIn${standIns.length}`}
        name="toUserId"
        label={t('whoStandsIn')}
        hint={people.isWhole ? undefined : t('known')}
        emptyLabel={t('choose')}
        isRequired
        choices={standIns.map(({ id, name }) => [id, name] as const)}
      />
    </>
  );
}

function DaysFields({ today }: { today: string }) {
  const t = useMessages(delegationMessages);
  const { setValue } = useFormContext<Values>();
  const set = ({ fromDay, toDay }: Days) => {
    setValue('fromDay', fromDay, { shouldDirty: true });
    setValue('toDay', toDay, { shouldDirty: true });
  };
  return (
    <div className="space-y-2">
      <div className="grid gap-4 sm:grid-cols-2">
        <DayField name="fromDay" label={t('from')} isRequired />
        <DayField name="toDay" label={t('to')} hint={t('both')} isRequired />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => set({ fromDay: today, toDay: today })}>
          {t('today')}
        </Button>
        <Button size="small" onClick={() => set(thisWeek(today))}>
          {t('thisWeek')}
        </Button>
        <Button size="small" onClick={() => set(nextWeek(today))}>
          {t('nextWeek')}
        </Button>
      </div>
    </div>
  );
}
