import { Search, UserMinus, UserPen } from 'lucide-react';
import {
  Badge,
  Button,
  type Column,
  DataTable,
  DateTime,
  EmptyState,
  MenuItem,
  Nothing,
  type Rows,
  TextLink,
  type Translate,
  textColumn,
  useMessages,
} from '#ui';
import { useMay, useMe } from '../../app/me';
import { roleMessages } from '../../app/messages';
import { useUrlState } from '../../app/url-state';
import { type Person, useMayChange } from './people';
import { peopleMessages } from './people-messages';
import { ROLES } from './roles';

interface PeopleTableProps {
  list: Rows<Person>;
  onEdit(person: Person): void;
  onRemove(person: Person): void;
}

/** People by name; a row opens what she is here, for those who may change it. */
export function PeopleTable({ list, onEdit, onRemove }: PeopleTableProps) {
  const t = useMessages(peopleMessages);
  const role = useMessages(roleMessages);
  const me = useMe();
  const mayManage = useMay('users.manage');
  const mayChange = useMayChange();
  const [{ sort }, change] = useUrlState();
  const actions = (person: Person) => (
    <>
      <MenuItem icon={UserPen} isDisabled={!mayChange(person)} onSelect={() => onEdit(person)}>
        {t('change')}
      </MenuItem>
      <MenuItem
        icon={UserMinus}
        isDanger
        isDisabled={!mayChange(person) || person.id === me.id}
        onSelect={() => onRemove(person)}
      >
        {t('remove')}
      </MenuItem>
    </>
  );
  return (
    <DataTable<Person>
      name="people"
      label={t('people')}
      list={list}
      columns={columnsOf(t, role, me.id)}
      idOf={({ id }) => id}
      nameOf={({ name }) => name}
      onOpen={mayManage ? (person) => mayChange(person) && onEdit(person) : undefined}
      sort={sort}
      onSort={(next) => change({ sort: next })}
      actions={mayManage ? actions : undefined}
      empty={
        <EmptyState
          icon={Search}
          title={t('noneTitle')}
          action={<Button onClick={() => change({ q: undefined, role: undefined })}>{t('clear')}</Button>}
        >
          {t('none')}
        </EmptyState>
      }
    />
  );
}

type Say = Translate<typeof peopleMessages>;

function columnsOf(t: Say, role: Translate<typeof roleMessages>, ownId: string): Column<Person>[] {
  return [
    textColumn('name', t('name'), ({ name }) => name, {
      phone: 'title',
      cell: ({ id, name }) => (
        <span className="inline-flex max-w-full items-center gap-2">
          <span className="truncate font-medium">{name}</span>
          {id === ownId && <Badge meaning="info">{t('you')}</Badge>}
        </span>
      ),
    }),
    textColumn('email', t('email'), ({ email }) => email, { phone: 'detail' }),
    textColumn('role', t('role'), (person) => role(person.role), {
      width: 160,
      phone: 'end',
      sortBy: (person) => ROLES.indexOf(person.role),
    }),
    {
      id: 'worksAs',
      header: t('worksAs'),
      width: 200,
      cell: (person) => <WorksAs person={person} t={t} />,
    },
    {
      id: 'since',
      header: t('since'),
      width: 140,
      cell: ({ createdAt }) => <DateTime value={createdAt} style="date" />,
      text: ({ createdAt }) => createdAt,
      sortBy: ({ createdAt }) => createdAt,
    },
  ];
}

function WorksAs({ person: { contractorId, customerId, isForeman }, t }: { person: Person; t: Say }) {
  if (contractorId) {
    return (
      <span className="inline-flex items-center gap-2">
        <TextLink to={`/contractors/${contractorId}`}>{t('itsContractor')}</TextLink>
        {isForeman && <Badge>{t('isForeman')}</Badge>}
      </span>
    );
  }
  return customerId ? <TextLink to={`/customers/${customerId}`}>{t('itsCustomer')}</TextLink> : <Nothing />;
}
