import {
  Check,
  Ellipsis,
  FileText,
  Hammer,
  type LucideIcon,
  PackageCheck,
  Pencil,
  ReceiptText,
  Stamp,
  Truck,
} from 'lucide-react';
import { useState } from 'react';
import { api, got, idempotent } from '#api-client';
import {
  Button,
  IconButton,
  Menu,
  MenuItem,
  MenuLine,
  saveFile,
  useLanguage,
  useMessages,
  useShortcuts,
} from '#ui';
import { useMay } from '../../app/me';
import { Paper } from '../../app/paper';
import { useWrite } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { isOpen, type NextStep, nextStep, type Order, stepsOf } from './order';
import { orderMessages } from './order-messages';
import { stepMessages } from './step-messages';
import { type DrawerName, useAllowed } from './use-allowed';
import type { Steps } from './use-steps';

const ICONS: Record<NextStep, LucideIcon> = {
  submit: Stamp,
  approve: Check,
  complete: PackageCheck,
  ship: Truck,
  cancel: Check,
  receive: PackageCheck,
  bill: ReceiptText,
  job: Hammer,
};

const DRAWERS: Partial<Record<NextStep, DrawerName>> = { receive: 'receive', bill: 'bill', job: 'job' };

interface Action {
  id: string;
  label: string;
  run(): void;
  icon?: LucideIcon;
  isDanger?: boolean;
}

/** The one next action, the paper, and everything else that state and role allow in a menu. */
export function OrderActions({ order, steps }: { order: Order; steps: Steps }) {
  const t = useMessages(orderMessages);
  const [isPaperOpen, setPaperOpen] = useState(false);
  const { language } = useLanguage();
  const { all, next } = useActions(order, steps);
  const exports = [...usePush(order), ...useExports(order)];
  const others = all.filter(({ id }) => id !== next?.id);
  useShortcuts([
    { keys: 'P', label: t('pdf'), run: () => setPaperOpen(true) },
    ...(next ? [{ keys: 'N', label: next.label, run: next.run }] : []),
    ...all.filter(({ id }) => id === 'edit').map(({ label, run }) => ({ keys: 'E', label, run })),
  ]);
  return (
    <>
      <Button icon={FileText} onClick={() => setPaperOpen(true)}>
        {t('pdf')}
      </Button>
      <Menu trigger={<IconButton icon={Ellipsis} label={t('moreActions')} />}>
        {others.map(({ id, label, run, icon, isDanger }) => (
          <MenuItem key={id} icon={icon} isDanger={isDanger} onSelect={run}>
            {label}
          </MenuItem>
        ))}
        {others.length > 0 && <MenuLine />}
        {exports.map(({ id, label, run }) => (
          <MenuItem key={id} onSelect={run}>
            {label}
          </MenuItem>
        ))}
      </Menu>
      {next && (
        <Button look="primary" icon={next.icon} isBusy={steps.isBusy} onClick={next.run}>
          {next.label}
        </Button>
      )}
      {isPaperOpen && (
        <Paper
          title={order.number}
          queryKey={['/api/v1/purchase-orders/{id}/pdf', order.id, order.version, language]}
          load={(signal) =>
            api.GET('/api/v1/purchase-orders/{id}/pdf', {
              params: { path: { id: order.id }, query: { language } },
              parseAs: 'blob',
              signal,
            }) as Promise<{ data?: Blob }>
          }
          onClose={() => setPaperOpen(false)}
        />
      )}
    </>
  );
}

/** Everything that may be done with an order now, by this person; `next` is what it waits for. */
function useActions(order: Order, steps: Steps): { all: Action[]; next: Action | undefined } {
  const t = useMessages(orderMessages);
  const step = useMessages(stepMessages);
  const [, change] = useUrlState();
  const allowed = useAllowed(order);
  const open = (drawer: DrawerName) => () => change({ edit: drawer }, 'push');
  const drawers: readonly [id: DrawerName, label: string][] = [
    ['receive', t('receive')],
    ['job', t('makeJob')],
    ['bill', t('bill')],
    ['edit', t(isOpen(order.status) ? 'edit' : 'editHandling')],
    ['revise', t('revise')],
  ];
  const all: Action[] = [
    ...drawers
      .filter(([id]) => allowed[id])
      .map(([id, label]) => ({ id, label, run: open(id), icon: iconOf(id) })),
    ...stepsOf(order.status)
      .filter(steps.isAllowed)
      .map((id) => ({
        id,
        label: step(`do_${id}`),
        run: () => steps.begin(order, id),
        icon: id === 'cancel' ? undefined : ICONS[id],
        isDanger: id === 'cancel',
      })),
  ];
  const waitsFor = nextStep(order);
  const id = waitsFor && (DRAWERS[waitsFor] ?? waitsFor);
  return { all, next: all.find((action) => action.id === id) };
}

const iconOf = (drawer: DrawerName): LucideIcon =>
  drawer === 'edit' || drawer === 'revise' ? Pencil : ICONS[drawer];

/** For one that is older than the connection, was refused or was deleted there; every other goes by itself. */
function usePush({ id, number, status }: Order): Action[] {
  const t = useMessages(orderMessages);
  const maySend = useMay('integrations.sync');
  const send = useWrite<void, unknown>({
    send: (_, key) =>
      got(
        api.POST('/api/v1/purchase-orders/{id}/push', { params: { path: { id }, header: idempotent(key) } }),
      ),
    refreshes: [],
    said: () => t('pushing', { number }),
  });
  return maySend && !isOpen(status) && status !== 'cancelled'
    ? [{ id: 'push', label: t('push'), run: () => send.mutate() }]
    : [];
}

function useExports({ id, number }: Order): Action[] {
  const t = useMessages(orderMessages);
  const save = useWrite<'csv' | 'xlsx', Blob>({
    send: (format) =>
      got(
        api.GET('/api/v1/purchase-orders/{id}/export', {
          params: { path: { id }, query: { format } },
          parseAs: 'blob',
        }) as Promise<{ data?: Blob }>,
      ),
    refreshes: [],
    onDone: (file, format) => saveFile(`${number}.${format}`, file),
  });
  return [
    { id: 'csv', label: t('exportCsv'), run: () => save.mutate('csv') },
    { id: 'xlsx', label: t('exportExcel'), run: () => save.mutate('xlsx') },
  ];
}
