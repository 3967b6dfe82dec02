import { ShieldQuestion, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { Button, Confirm, FilterBar, useMessages, useShortcuts } from '#ui';
import { useMay } from '../../app/me';
import { roleMessages } from '../../app/messages';
import { useUrlState } from '../../app/url-state';
import { type Person, useMayChange, usePeople, useRemovePerson } from './people';
import { peopleMessages } from './people-messages';
import { PeopleTable } from './people-table';
import { PersonDrawer } from './person-drawer';
import { ROLES } from './roles';
import { RolesDialog } from './roles-dialog';

const holdsText = (text: string, part: string | undefined): boolean =>
  !part || text.toLocaleLowerCase().includes(part.toLocaleLowerCase());

/** Everybody who may sign in here, and as what. */
export function PeopleTab() {
  const mayManage = useMay('users.manage');
  const mayChange = useMayChange();
  const [{ q, role, edit, roles }, change] = useUrlState();
  const { list, people } = usePeople();
  const [leaving, setLeaving] = useState<Person>();
  const fits = (person: Person) =>
    holdsText(`${person.name} ${person.email}`, q) && (!role || person.role === role);
  const open = (id: string) => change({ edit: id }, 'push');
  const close = () => change({ edit: undefined });
  const edited = people?.find(({ id }) => id === edit);
  return (
    <>
      <Bar onAdd={mayManage ? () => open('new') : undefined} />
      <PeopleTable
        list={{ ...list, rows: people?.filter(fits) }}
        onEdit={({ id }) => open(id)}
        onRemove={setLeaving}
      />
      {edit === 'new' && mayManage && <PersonDrawer onClose={close} />}
      {edited && mayChange(edited) && <PersonDrawer key={edited.id} person={edited} onClose={close} />}
      {leaving && <Leaving person={leaving} onClose={() => setLeaving(undefined)} />}
      {roles && <RolesDialog onClose={() => change({ roles: undefined })} />}
    </>
  );
}

function Bar({ onAdd }: { onAdd: (() => void) | undefined }) {
  const t = useMessages(peopleMessages);
  const role = useMessages(roleMessages);
  const [values, change] = useUrlState();
  useShortcuts(onAdd ? [{ keys: 'N', label: t('add'), run: onAdd }] : []);
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <FilterBar
        values={values}
        onChange={change}
        searchLabel={t('search')}
        filters={[{ name: 'role', label: t('role'), choices: ROLES.map((one) => [one, role(one)] as const) }]}
      />
      <div className="flex flex-wrap gap-2">
        <Button icon={ShieldQuestion} onClick={() => change({ roles: 'show' }, 'push')}>
          {t('rolesTitle')}
        </Button>
        {onAdd && (
          <Button look="primary" icon={UserPlus} onClick={onAdd}>
            {t('add')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Leaving({ person, onClose }: { person: Person; onClose(): void }) {
  const t = useMessages(peopleMessages);
  const remove = useRemovePerson(onClose);
  return (
    <Confirm
      isOpen
      isDanger
      title={t('removeTitle', { name: person.name })}
      confirmLabel={t('remove')}
      isBusy={remove.isPending}
      onConfirm={() => remove.mutate(person)}
      onCancel={onClose}
    >
      {t('removeText')}
    </Confirm>
  );
}
