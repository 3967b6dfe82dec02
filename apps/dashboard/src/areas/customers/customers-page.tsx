import { Power, PowerOff, UserPlus, Users } from 'lucide-react';
import { api, got, idempotent, type schemas } from '#api-client';
import {
  Button,
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  MenuItem,
  Page,
  PageHeader,
  SavedViews,
  StatePill,
  textColumn,
  useMessages,
} from '#ui';
import { useMay } from '../../app/me';
import { useList, useWrite } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { CustomerDrawer } from './customer-drawer';
import { messages } from './messages';

type Row = schemas['CustomerRow'];

const yesNo = (value: string | undefined) => (value === undefined ? undefined : value === 'yes');

/** Everybody we work for. */
export default function CustomersPage() {
  const t = useMessages(messages);
  const mayWrite = useMay('customers.write');
  const [values, change] = useUrlState();
  const { q, active, project, sort, edit } = values;
  const list = useList('/api/v1/customers', { q, active: yesNo(active), isProject: yesNo(project) });
  const setActive = useSetActive();
  const isFiltered = Boolean(q || active || project);
  return (
    <Page isFilling>
      <PageHeader
        title={t('title')}
        actions={
          mayWrite && (
            <Button look="primary" icon={UserPlus} onClick={() => change({ edit: 'new' }, 'push')}>
              {t('add')}
            </Button>
          )
        }
      />
      <FilterBar
        values={values}
        onChange={change}
        searchLabel={t('search')}
        filters={[
          {
            name: 'active',
            label: t('state'),
            choices: [
              ['yes', t('active')],
              ['no', t('inactive')],
            ],
          },
          {
            name: 'project',
            label: t('kind'),
            choices: [
              ['no', t('customer')],
              ['yes', t('project')],
            ],
          },
        ]}
      >
        <SavedViews name="customers" values={values} onChange={change} />
      </FilterBar>
      <DataTable<Row>
        name="customers"
        label={t('title')}
        list={list}
        columns={columnsOf(t)}
        idOf={({ id }) => id}
        nameOf={({ displayName }) => displayName}
        linkOf={({ id }) => `/customers/${id}`}
        sort={sort}
        onSort={(next) => change({ sort: next })}
        actions={
          mayWrite
            ? (row) => (
                <>
                  <MenuItem onSelect={() => change({ edit: row.id }, 'push')}>{t('edit')}</MenuItem>
                  <MenuItem icon={row.active ? PowerOff : Power} onSelect={() => setActive.mutate(row)}>
                    {t(row.active ? 'deactivate' : 'activate')}
                  </MenuItem>
                </>
              )
            : undefined
        }
        empty={
          <EmptyState
            icon={Users}
            title={t(isFiltered ? 'noneTitle' : 'emptyTitle')}
            action={
              mayWrite &&
              !isFiltered && <Button onClick={() => change({ edit: 'new' }, 'push')}>{t('add')}</Button>
            }
          >
            {t(isFiltered ? 'none' : 'empty')}
          </EmptyState>
        }
      />
      <CustomerDrawer id={edit} onClose={() => change({ edit: undefined })} />
    </Page>
  );
}

function columnsOf(t: ReturnType<typeof useMessages<typeof messages>>): Column<Row>[] {
  return [
    textColumn('name', t('name'), ({ displayName }) => displayName, { phone: 'title' }),
    textColumn('company', t('companyName'), ({ companyName }) => companyName),
    textColumn('email', t('email'), ({ email }) => email, { phone: 'detail' }),
    textColumn('phone', t('phone'), ({ phone }) => phone, { width: 160, sortBy: undefined }),
    textColumn('kind', t('kind'), ({ isProject }) => t(isProject ? 'project' : 'customer'), {
      width: 110,
      sortBy: ({ isProject }) => Number(isProject),
    }),
    {
      id: 'state',
      header: t('state'),
      width: 110,
      phone: 'end',
      cell: ({ active }) => (
        <StatePill meaning={active ? 'good' : 'none'}>{t(active ? 'active' : 'inactive')}</StatePill>
      ),
      text: ({ active }) => t(active ? 'active' : 'inactive'),
      sortBy: ({ active }) => Number(!active),
    },
    textColumn('currency', t('currency'), ({ currency }) => currency, { width: 100, isHidden: true }),
  ];
}

/** Off or on at once, with the way back: nothing else hangs on it. */
function useSetActive() {
  const t = useMessages(messages);
  const send = ({ id, version }: Pick<Row, 'id' | 'version'>, active: boolean, key?: string) =>
    got(
      api.PATCH('/api/v1/customers/{id}', {
        params: { path: { id }, header: key ? idempotent(key) : {} },
        body: { version, active },
      }),
    );
  return useWrite<Row, schemas['CustomerAnswer']>({
    send: (row, key) => send(row, !row.active, key),
    refreshes: ['/api/v1/customers'],
    said: ({ active, displayName }) => t(active ? 'activated' : 'deactivated', { name: displayName }),
    undo: (after) => send(after, !after.active),
  });
}
