import { type LucideIcon, Power, PowerOff, UserPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { idempotent } from '#api-client';
import {
  Button,
  type Column,
  DataTable,
  defineMessages,
  EmptyState,
  FilterBar,
  type FilterSpec,
  MenuItem,
  Page,
  PageHeader,
  type Rows,
  SavedViews,
  StatePill,
  type Translate,
  textColumn,
  useMessages,
} from '#ui';
import { useWrite } from './queries';
import { useUrlState } from './url-state';

const messages = defineMessages({
  search: ['Search name, company or e-mail', 'Nom, entreprise ou courriel'],
  edit: ['Edit', 'Modifier'],
  name: ['Name', 'Nom'],
  company: ['Company', 'Entreprise'],
  email: ['E-mail', 'Courriel'],
  phone: ['Phone', 'Téléphone'],
  kind: ['Kind', 'Genre'],
  state: ['State', 'État'],
  active: ['Active', 'Actif'],
  inactive: ['Inactive', 'Inactif'],
  currency: ['Currency', 'Devise'],
  deactivate: ['Deactivate', 'Désactiver'],
  activate: ['Activate', 'Activer'],
  deactivated: ['{name} is inactive', '{name} est inactif'],
  activated: ['{name} is active', '{name} est actif'],
  none: ['Try fewer letters or clear the filters.', 'Essayez moins de lettres ou effacez les filtres.'],
});

interface Party {
  id: string;
  version: number;
  active: boolean;
  displayName: string;
  companyName?: string | null;
  email?: string | null;
  phone?: string | null;
  currency?: string | null;
}

type PartyKind = 'customers' | 'contractors';
type Words = 'title' | 'add' | 'emptyTitle' | 'empty' | 'noneTitle';

interface PartyListProps<Row extends Party> {
  kind: PartyKind;
  icon: LucideIcon;
  t(word: Words): string;
  list: Rows<Row>;
  mayWrite: boolean;
  /** Further buttons in the head. */
  others?: ReactNode;
  /** What the list can be narrowed down by, besides the state. */
  filter: { name: string; choices: readonly (readonly [value: string, label: string])[] };
  kindColumn: Column<Row>;
  moreFilters?: readonly FilterSpec[];
  moreColumns?: readonly Column<Row>[];
  /** Sends what makes somebody active, or not. */
  setActive(party: { id: string; version: number }, active: boolean, headers: object): Promise<Party>;
  /** The form of somebody; `id` is `new` for who is not there yet. */
  form(id: string | undefined, onClose: () => void): ReactNode;
}

/** Everybody of one kind: found, narrowed down, added, edited, and switched off or on. */
export function PartyList<Row extends Party>({ kind, icon, t, list, mayWrite, ...of }: PartyListProps<Row>) {
  const words = useMessages(messages);
  const [values, change] = useUrlState();
  const { moreFilters = [], moreColumns = [] } = of;
  const isFiltered = ['q', 'active', of.filter.name, ...moreFilters.map(({ name }) => name)].some(
    (name) => values[name],
  );
  const add = () => change({ edit: 'new' }, 'push');
  const actionsOf = useActions(kind, of.setActive);
  return (
    <Page isFilling>
      <PageHeader
        title={t('title')}
        actions={
          <>
            {of.others}
            {mayWrite && (
              <Button look="primary" icon={UserPlus} onClick={add}>
                {t('add')}
              </Button>
            )}
          </>
        }
      />
      <FilterBar
        values={values}
        onChange={change}
        searchLabel={words('search')}
        filters={[
          { label: words('kind'), ...of.filter },
          {
            name: 'active',
            label: words('state'),
            choices: [
              ['yes', words('active')],
              ['no', words('inactive')],
            ],
          },
          ...moreFilters,
        ]}
      >
        <SavedViews name={kind} values={values} onChange={change} />
      </FilterBar>
      <DataTable<Row>
        name={kind}
        label={t('title')}
        list={list}
        columns={[...columnsOf(words, of.kindColumn), ...moreColumns]}
        idOf={({ id }) => id}
        nameOf={({ displayName }) => displayName}
        linkOf={({ id }) => `/${kind}/${id}`}
        sort={values.sort}
        onSort={(sort) => change({ sort })}
        actions={mayWrite ? actionsOf : undefined}
        empty={
          <EmptyState
            icon={icon}
            title={t(isFiltered ? 'noneTitle' : 'emptyTitle')}
            action={mayWrite && !isFiltered && <Button onClick={add}>{t('add')}</Button>}
          >
            {isFiltered ? words('none') : t('empty')}
          </EmptyState>
        }
      />
      {of.form(values.edit, () => change({ edit: undefined }))}
    </Page>
  );
}

/** What `yes` and `no` of an address mean to the API. */
export const yesNo = (value: string | undefined) => (value === undefined ? undefined : value === 'yes');

export function ActiveState({ active }: { active: boolean }) {
  const words = useMessages(messages);
  return <StatePill meaning={active ? 'good' : 'none'}>{words(active ? 'active' : 'inactive')}</StatePill>;
}

function columnsOf<Row extends Party>(words: Translate<typeof messages>, kind: Column<Row>): Column<Row>[] {
  return [
    textColumn('name', words('name'), ({ displayName }) => displayName, { phone: 'title' }),
    textColumn('company', words('company'), ({ companyName }) => companyName),
    textColumn('email', words('email'), ({ email }) => email, { phone: 'detail' }),
    textColumn('phone', words('phone'), ({ phone }) => phone, {
      width: 160,
      phone: 'detail',
      sortBy: undefined,
    }),
    { ...kind, id: 'kind', header: words('kind') },
    {
      id: 'state',
      header: words('state'),
      width: 110,
      phone: 'end',
      cell: ({ active }) => <ActiveState active={active} />,
      text: ({ active }) => words(active ? 'active' : 'inactive'),
      sortBy: ({ active }) => Number(!active),
    },
    textColumn('currency', words('currency'), ({ currency }) => currency, { width: 100, isHidden: true }),
  ];
}

/** What can be done with a row; off or on at once, with the way back: nothing else hangs on it. */
function useActions<Row extends Party>(kind: PartyKind, send: PartyListProps<Row>['setActive']) {
  const words = useMessages(messages);
  const [, change] = useUrlState();
  const setActive = useWrite<Row, Party>({
    send: (row, key) => send(row, !row.active, idempotent(key)),
    refreshes: [`/api/v1/${kind}`],
    said: ({ active, displayName }) => words(active ? 'activated' : 'deactivated', { name: displayName }),
    undo: (after) => send(after, !after.active, {}),
  });
  return (row: Row) => (
    <>
      <MenuItem onSelect={() => change({ edit: row.id }, 'push')}>{words('edit')}</MenuItem>
      <MenuItem icon={row.active ? PowerOff : Power} onSelect={() => setActive.mutate(row)}>
        {words(row.active ? 'deactivate' : 'activate')}
      </MenuItem>
    </>
  );
}
