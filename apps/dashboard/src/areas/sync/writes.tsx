import { RotateCcw, Send } from 'lucide-react';
import {
  Ago,
  Button,
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  Id,
  MenuItem,
  Nothing,
  StatePill,
  type Translate,
  useMessages,
} from '#ui';
import { useMay } from '../../app/me';
import { useUrlState } from '../../app/url-state';
import { type Connection, countOf, type Operation, useOperations, useRetry, useStatus } from './actions';
import { messages } from './messages';
import { historyAddress, useNames } from './names';
import { OPERATION_MEANINGS, type OperationStatus, operationMessages, RETRIABLE } from './states';
import { errorOf } from './write-cause';

const STATES = Object.keys(OPERATION_MEANINGS) as OperationStatus[];

/** Every write to the books, the newest first. */
export function Writes({ connection }: { connection: Connection }) {
  const t = useMessages(messages);
  const state = useMessages(operationMessages);
  const names = useNames();
  const [values, change] = useUrlState();
  const mayRetry = useMay('integrations.sync');
  const retry = useRetry(connection.id);
  const list = useOperations(connection.id, values.state as OperationStatus | 'under_way' | undefined);
  const isFiltered = values.state !== undefined;
  return (
    <div className="flex max-h-[40rem] flex-col gap-3">
      <FilterBar
        values={values}
        onChange={change}
        filters={[
          {
            name: 'state',
            label: t('state'),
            choices: [['under_way', t('allUnderWay')], ...STATES.map((one) => [one, state(one)] as const)],
          },
        ]}
      >
        {mayRetry && <RetryAll connection={connection} />}
      </FilterBar>
      <DataTable<Operation>
        name="sync-operations"
        label={t('tabWrites')}
        list={list}
        columns={columnsOf(t, state, names.entity)}
        idOf={({ id }) => id}
        linkOf={({ entity, recordId }) => historyAddress(connection.id, entity, recordId)}
        nameOf={({ entity, label }) => `${names.entity(entity)} ${label ?? ''}`}
        sort={values.sort}
        onSort={(sort) => change({ sort })}
        rowShortcuts={(row) =>
          mayRetry && RETRIABLE.includes(row.status)
            ? [{ keys: 'R', label: t('retry'), run: () => retry.mutate({ operationId: row.id }) }]
            : []
        }
        actions={
          mayRetry
            ? (row) => (
                <MenuItem
                  isDisabled={!RETRIABLE.includes(row.status)}
                  onSelect={() => retry.mutate({ operationId: row.id })}
                >
                  {t('retry')}
                </MenuItem>
              )
            : undefined
        }
        empty={
          <EmptyState icon={Send} title={t(isFiltered ? 'noWritesFit' : 'noWritesTitle')}>
            {t(isFiltered ? 'removeFilter' : 'noWrites')}
          </EmptyState>
        }
      />
    </div>
  );
}

/** Once a cause is put right: everything of this company that did not go, whatever is shown of it. */
function RetryAll({ connection }: { connection: Connection }) {
  const t = useMessages(messages);
  const retry = useRetry(connection.id);
  const { data } = useStatus(connection);
  if (countOf(data, ...RETRIABLE) === 0) return null;
  return (
    <span className="ml-auto">
      <Button icon={RotateCcw} isBusy={retry.isPending} onClick={() => retry.mutate({})}>
        {t('retryAll')}
      </Button>
    </span>
  );
}

function columnsOf(
  t: Translate<typeof messages>,
  state: Translate<typeof operationMessages>,
  entityOf: (entity: string) => string,
): Column<Operation>[] {
  return [
    {
      id: 'record',
      header: t('record'),
      width: 260,
      phone: 'title',
      cell: ({ entity, label }) => [entityOf(entity), label].filter(Boolean).join(' '),
      text: ({ entity, label }) => `${entityOf(entity)} ${label ?? ''}`,
      sortBy: ({ entity, label }) => `${entityOf(entity)} ${label ?? ''}`,
    },
    {
      id: 'action',
      header: t('action'),
      width: 100,
      cell: ({ operation }) => t(operation),
      text: ({ operation }) => t(operation),
    },
    {
      id: 'state',
      header: t('state'),
      width: 210,
      phone: 'detail',
      cell: ({ status }) => <StatePill meaning={OPERATION_MEANINGS[status]}>{state(status)}</StatePill>,
      text: ({ status }) => state(status),
      sortBy: ({ status }) => STATES.indexOf(status),
    },
    {
      id: 'cause',
      header: t('cause'),
      phone: 'detail',
      cell: (row) => {
        const { message, fix } = errorOf(row);
        return message ? (
          <span title={[message, fix].filter(Boolean).join(' ')}>{message}</span>
        ) : (
          <Nothing />
        );
      },
      text: (row) => errorOf(row).message ?? '',
    },
    {
      id: 'attempts',
      header: t('attempts'),
      width: 80,
      align: 'end',
      cell: ({ attempts }) => <span className="tnum">{attempts}</span>,
      text: ({ attempts }) => String(attempts),
      sortBy: ({ attempts }) => attempts,
    },
    {
      id: 'theirId',
      header: t('theirId'),
      width: 130,
      isHidden: true,
      cell: ({ remoteId }) => (remoteId ? <Id value={remoteId} /> : <Nothing />),
      text: ({ remoteId }) => remoteId ?? '',
    },
    {
      id: 'updated',
      header: t('updated'),
      width: 140,
      phone: 'end',
      cell: ({ updatedAt }) => <Ago value={updatedAt} />,
      text: ({ updatedAt }) => updatedAt,
      sortBy: ({ updatedAt }) => updatedAt,
    },
  ];
}
