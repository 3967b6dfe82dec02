import { RotateCcw, Send } from 'lucide-react';
import { useEffect } from 'react';
import {
  type Column,
  DataTable,
  DateTime,
  EmptyState,
  FilterBar,
  MenuItem,
  textColumn,
  useMessages,
} from '#ui';
import { useList, useRefresh } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { DeliveryDrawer } from './delivery-drawer';
import { DeliveryPill } from './delivery-pill';
import { useEventWords } from './event-words';
import { webhookMessages } from './webhook-messages';
import { DELIVERIES, type Delivery, type Endpoint, useEndpointWrites } from './webhooks';

const STATUSES = ['delivered', 'queued', 'failed'] as const;

/** What one program was sent, newest first, and how that went. */
export function Deliveries({ endpoint, mayReplay }: { endpoint: Endpoint; mayReplay: boolean }) {
  const t = useMessages(webhookMessages);
  const { word } = useEventWords();
  const [values, change] = useUrlState();
  const status = STATUSES.find((one) => one === values.status);
  const list = useList(DELIVERIES, { status }, { id: endpoint.id });
  const { replay } = useEndpointWrites(endpoint);
  useFollow(list.rows?.some((row) => row.status === 'queued') ?? false);
  const open = list.rows?.find(({ id }) => id === values.delivery);
  return (
    <>
      <FilterBar
        values={values}
        onChange={change}
        filters={[
          { name: 'status', label: t('status'), choices: STATUSES.map((one) => [one, t(one)] as const) },
        ]}
      />
      <DataTable<Delivery>
        name="webhook-deliveries"
        label={t('log')}
        list={list}
        columns={useColumnsOf()}
        idOf={({ id }) => id}
        nameOf={({ kind }) => word(kind)}
        onOpen={({ id }) => change({ delivery: id }, 'push')}
        actions={
          mayReplay
            ? ({ id }) => (
                <MenuItem icon={RotateCcw} onSelect={() => replay.mutate(id)}>
                  {t('replay')}
                </MenuItem>
              )
            : undefined
        }
        empty={
          <EmptyState icon={Send} title={t(status ? 'noneFits' : 'noneTitle')}>
            {t('none')}
          </EmptyState>
        }
      />
      {open && (
        <DeliveryDrawer
          delivery={open}
          onReplay={mayReplay ? () => replay.mutate(open.id) : undefined}
          onClose={() => change({ delivery: undefined })}
        />
      )}
    </>
  );
}

const EVERY_MS = 2_000;

/** No live event tells of deliveries: while one is on its way the log is read again. */
function useFollow(isMoving: boolean): void {
  const refresh = useRefresh();
  useEffect(() => {
    if (!isMoving) return;
    const timer = setInterval(() => void refresh(DELIVERIES), EVERY_MS);
    return () => clearInterval(timer);
  }, [isMoving, refresh]);
}

function useColumnsOf(): Column<Delivery>[] {
  const t = useMessages(webhookMessages);
  const { word } = useEventWords();
  return [
    {
      id: 'sent',
      header: t('sent'),
      width: 215,
      phone: 'detail',
      cell: ({ createdAt }) => <DateTime value={createdAt} />,
      text: ({ createdAt }) => createdAt,
    },
    textColumn('event', t('event'), ({ kind }) => word(kind), {
      phone: 'title',
      cell: ({ kind, replayOf }) => (
        <span className="min-w-0">
          {word(kind)} {replayOf && <span className="text-faint text-sm">({t('again')})</span>}
        </span>
      ),
    }),
    textColumn('attempts', t('attempts'), ({ attempts }) => String(attempts), { width: 90 }),
    textColumn(
      'answer',
      t('answer'),
      ({ lastStatus }) => (lastStatus ? `HTTP ${lastStatus}` : t('noAnswer')),
      {
        width: 120,
      },
    ),
    {
      id: 'status',
      header: t('status'),
      width: 150,
      phone: 'end',
      cell: ({ status }) => <DeliveryPill status={status} />,
      text: ({ status }) => t(status),
    },
  ];
}
