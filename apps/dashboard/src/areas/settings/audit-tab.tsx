import { Eye, ScrollText } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  type Column,
  DataTable,
  DateRange,
  DateTime,
  EmptyState,
  FilterBar,
  MenuItem,
  type Translate,
  textColumn,
  useFormat,
  useMessages,
} from '#ui';
import { addDays, startOfDay } from '../../app/days';
import { useMay } from '../../app/me';
import { useList } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { AuditDrawer } from './audit-drawer';
import { auditMessages, thingMessages } from './audit-messages';
import type { Entry } from './audit-text';
import { ChainVerdict, useVerification, VerifyButton } from './chain-verdict';
import { usePeople } from './people';
import { useAuditWords } from './use-audit-words';

/** What one filters by most; the others are found by person and day. */
const THINGS = [
  ...(['invoice', 'payment', 'credit', 'customer', 'contractor', 'purchase-order', 'job'] as const),
  ...(['work_order', 'time-entry', 'expense', 'connection', 'conflict', 'user', 'session'] as const),
  ...(['api_key', 'organization'] as const),
] as const;

/** Everything that people changed, each entry a sentence, and the proof that none of it was altered. */
export function AuditTab() {
  const t = useMessages(auditMessages);
  const thing = useMessages(thingMessages);
  const { zone } = useFormat();
  const [values, change] = useUrlState();
  const { entity, actor, from, to } = values;
  const list = useList('/api/v1/audit', {
    entity,
    actorId: actor,
    from: from && startOfDay(from, zone),
    before: to && startOfDay(addDays(to, 1), zone),
  });
  const { people } = usePeople({ isOff: !useMay('users.read') });
  const say = useAuditWords();
  const verification = useVerification();
  const [open, setOpen] = useState<Entry>();
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <FilterBar
          values={values}
          onChange={change}
          filters={[
            {
              name: 'actor',
              label: t('person'),
              choices: (people ?? []).map(({ id, name }) => [id, name] as const),
            },
            { name: 'entity', label: t('thing'), choices: THINGS.map((one) => [one, thing(one)] as const) },
          ]}
        >
          <DateRange from={from} to={to} onChange={(range) => change(range)} />
        </FilterBar>
        <VerifyButton verification={verification} />
      </div>
      <ChainVerdict verification={verification} />
      <DataTable<Entry>
        name="audit"
        label={t('title')}
        list={list}
        columns={columnsOf(t, say)}
        idOf={({ sequence }) => String(sequence)}
        nameOf={(entry) => `${say.whoOf(entry)} ${say.actOf(entry)}`}
        onOpen={setOpen}
        actions={(entry) => (
          <MenuItem icon={Eye} onSelect={() => setOpen(entry)}>
            {t('openRecord')}
          </MenuItem>
        )}
        empty={<NoEntries isFiltered={Boolean(entity || actor || from || to)} />}
      />
      {open && <AuditDrawer entry={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function NoEntries({ isFiltered }: { isFiltered: boolean }) {
  const t = useMessages(auditMessages);
  const [, change] = useUrlState();
  const clear = () => change({ entity: undefined, actor: undefined, from: undefined, to: undefined });
  return (
    <EmptyState
      icon={ScrollText}
      title={t(isFiltered ? 'noneTitle' : 'emptyTitle')}
      action={isFiltered && <Button onClick={clear}>{t('clear')}</Button>}
    >
      {t(isFiltered ? 'none' : 'emptyText')}
    </EmptyState>
  );
}

function columnsOf(
  t: Translate<typeof auditMessages>,
  { whoOf, actOf }: ReturnType<typeof useAuditWords>,
): Column<Entry>[] {
  return [
    {
      id: 'at',
      header: t('when'),
      width: 220,
      phone: 'detail',
      cell: ({ at }) => <DateTime value={at} />,
      text: ({ at }) => at,
    },
    textColumn('who', t('who'), whoOf, { width: 240, phone: 'detail', sortBy: undefined }),
    textColumn('what', t('what'), actOf, { phone: 'title', sortBy: undefined }),
    {
      id: 'line',
      header: t('line'),
      width: 90,
      align: 'end',
      cell: ({ sequence }) => <span className="tnum text-faint">{sequence}</span>,
      text: ({ sequence }) => String(sequence),
    },
  ];
}
