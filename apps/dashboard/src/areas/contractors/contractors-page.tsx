import { HardHat, Power, PowerOff, UserPlus } from 'lucide-react';
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
  type Translate,
  textColumn,
  useMessages,
} from '#ui';
import { useMay } from '../../app/me';
import { useList, useWrite } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { ContractorDrawer } from './contractor-drawer';
import { ActiveState } from './contractor-state';
import { messages } from './messages';

type Row = schemas['ContractorRow'];

const yesNo = (value: string | undefined) => (value === undefined ? undefined : value === 'yes');
const KINDS = ['contractor', 'supplier'] as const;

/** Everybody whom we pay for work or goods. */
export default function ContractorsPage() {
  const t = useMessages(messages);
  const mayWrite = useMay('contractors.write');
  const [values, change] = useUrlState();
  const { q, active, kind, sort, edit } = values;
  const list = useList('/api/v1/contractors', {
    q,
    active: yesNo(active),
    kind: KINDS.find((one) => one === kind),
  });
  const setActive = useSetActive();
  const isFiltered = Boolean(q || active || kind);
  const add = () => change({ edit: 'new' }, 'push');
  return (
    <Page isFilling>
      <PageHeader
        title={t('title')}
        actions={
          mayWrite && (
            <Button look="primary" icon={UserPlus} onClick={add}>
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
          { name: 'kind', label: t('kind'), choices: KINDS.map((one) => [one, t(one)]) },
          {
            name: 'active',
            label: t('state'),
            choices: [
              ['yes', t('active')],
              ['no', t('inactive')],
            ],
          },
        ]}
      >
        <SavedViews name="contractors" values={values} onChange={change} />
      </FilterBar>
      <DataTable<Row>
        name="contractors"
        label={t('title')}
        list={list}
        columns={columnsOf(t)}
        idOf={({ id }) => id}
        nameOf={({ displayName }) => displayName}
        linkOf={({ id }) => `/contractors/${id}`}
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
            icon={HardHat}
            title={t(isFiltered ? 'noneTitle' : 'emptyTitle')}
            action={mayWrite && !isFiltered && <Button onClick={add}>{t('add')}</Button>}
          >
            {t(isFiltered ? 'none' : 'empty')}
          </EmptyState>
        }
      />
      <ContractorDrawer id={edit} onClose={() => change({ edit: undefined })} />
    </Page>
  );
}

function columnsOf(t: Translate<typeof messages>): Column<Row>[] {
  return [
    textColumn('name', t('name'), ({ displayName }) => displayName, { phone: 'title' }),
    textColumn('company', t('companyName'), ({ companyName }) => companyName),
    textColumn('email', t('email'), ({ email }) => email),
    textColumn('phone', t('phone'), ({ phone }) => phone, {
      width: 160,
      phone: 'detail',
      sortBy: undefined,
    }),
    textColumn('kind', t('kind'), ({ kind }) => t(kind), { width: 130, phone: 'detail' }),
    {
      id: 'state',
      header: t('state'),
      width: 110,
      phone: 'end',
      cell: ({ active }) => <ActiveState active={active} />,
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
      api.PATCH('/api/v1/contractors/{id}', {
        params: { path: { id }, header: key ? idempotent(key) : {} },
        body: { version, active },
      }),
    );
  return useWrite<Row, schemas['ContractorAnswer']>({
    send: (row, key) => send(row, !row.active, key),
    refreshes: ['/api/v1/contractors'],
    said: ({ active, displayName }) => t(active ? 'activated' : 'deactivated', { name: displayName }),
    undo: (after) => send(after, !after.active),
  });
}
