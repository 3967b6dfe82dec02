import { Eye, KeyRound, ShieldOff } from 'lucide-react';
import {
  Ago,
  type Column,
  DataTable,
  DateTime,
  EmptyState,
  MenuItem,
  type Rows,
  type Translate,
  textColumn,
  useMessages,
} from '#ui';
import { useUrlState } from '../../app/url-state';
import { Expiry, type Key } from './key-expiry';
import { keyMessages } from './key-messages';

interface KeysTableProps {
  list: Rows<Key>;
  onOpen(key: Key): void;
  /** Without it nobody may. */
  onRevoke: ((key: Key) => void) | undefined;
}

/** Keys in force, newest first. */
export function KeysTable({ list, onOpen, onRevoke }: KeysTableProps) {
  const t = useMessages(keyMessages);
  const [{ sort }, change] = useUrlState();
  return (
    <DataTable<Key>
      name="api-keys"
      label={t('keys')}
      list={list}
      columns={columnsOf(t)}
      idOf={({ id }) => id}
      nameOf={({ name }) => name}
      onOpen={onOpen}
      sort={sort}
      onSort={(next) => change({ sort: next })}
      actions={(key) => (
        <>
          <MenuItem icon={Eye} onSelect={() => onOpen(key)}>
            {t('open')}
          </MenuItem>
          {onRevoke && (
            <MenuItem icon={ShieldOff} isDanger onSelect={() => onRevoke(key)}>
              {t('revoke')}
            </MenuItem>
          )}
        </>
      )}
      empty={
        <EmptyState icon={KeyRound} title={t('emptyTitle')}>
          {t('empty')}
        </EmptyState>
      }
    />
  );
}

function columnsOf(t: Translate<typeof keyMessages>): Column<Key>[] {
  return [
    textColumn('name', t('name'), ({ name }) => name, {
      phone: 'title',
      cell: ({ name }) => <span className="font-medium">{name}</span>,
    }),
    textColumn('begins', t('begins'), ({ prefix }) => prefix, {
      width: 150,
      phone: 'detail',
      cell: ({ prefix }) => <span className="font-mono text-xs">{prefix}…</span>,
    }),
    textColumn('scopes', t('scopes'), ({ scopes }) => t('scopeCount', { count: scopes.length }), {
      width: 160,
      phone: 'detail',
      sortBy: ({ scopes }) => scopes.length,
    }),
    {
      id: 'created',
      header: t('created'),
      width: 140,
      cell: ({ createdAt }) => <DateTime value={createdAt} style="date" />,
      text: ({ createdAt }) => createdAt,
      sortBy: ({ createdAt }) => createdAt,
    },
    {
      id: 'used',
      header: t('lastUsed'),
      width: 150,
      phone: 'end',
      cell: ({ lastUsedAt }) => (lastUsedAt ? <Ago value={lastUsedAt} /> : t('never')),
      text: ({ lastUsedAt }) => lastUsedAt ?? '',
      sortBy: ({ lastUsedAt }) => lastUsedAt ?? '',
    },
    {
      id: 'expires',
      header: t('expires'),
      width: 150,
      cell: (key) => <Expiry apiKey={key} />,
      text: ({ expiresAt }) => expiresAt ?? '',
      sortBy: ({ expiresAt }) => expiresAt ?? '9999',
    },
  ];
}
