import {
  ArrowRightLeft,
  Ellipsis,
  type LucideIcon,
  PackageCheck,
  Pencil,
  Play,
  ReceiptText,
  Split,
  Truck,
} from 'lucide-react';
import { Fragment } from 'react';
import { api, got, idempotent, type schemas } from '#api-client';
import {
  Button,
  IconButton,
  Menu,
  MenuItem,
  MenuLine,
  useCommands,
  useGo,
  useMessages,
  useShortcuts,
} from '#ui';
import { useMay } from '../../app/me';
import { useWrite } from '../../app/queries';
import { jobMessages } from './job-messages';
import { makeMessages } from './make-messages';
import { moveMessages } from './move-messages';
import { actionsOf, type Job, mayChange, maySplit, type NextStep, nextStep } from './moves';
import type { Moves } from './use-moves';

const ICONS: Partial<Record<NextStep, LucideIcon>> = {
  start: Play,
  resume: Play,
  progress: PackageCheck,
  complete: PackageCheck,
  bill: ReceiptText,
  ship: Truck,
};

export type JobDrawerName = 'progress' | 'split' | 'details';

interface JobActionsProps {
  job: Job;
  moves: Moves;
  onOpen(drawer: JobDrawerName): void;
}

/** The one next action, and everything else that the state allows in a menu and in the palette. */
export function JobActions({ job, moves, onOpen }: JobActionsProps) {
  const t = useMessages(jobMessages);
  const move = useMessages(moveMessages);
  const mayWrite = useMay('jobs.write');
  const mayBill = useMay('jobs.bill');
  const bill = useDraftInvoice(job.id);
  const onProgress = () => onOpen('progress');
  const drawers = useDrawers(job, onOpen);
  const next = nextStep(job, mayBill);
  const mayNext = next === 'bill' ? mayBill : mayWrite;
  const doNext = () => {
    if (!next || !mayNext) return;
    if (next === 'bill') bill.mutate();
    else if (next === 'progress') onProgress();
    else moves.begin(job, next);
  };
  const label = (step: NextStep) =>
    step === 'bill' ? t('draftInvoice') : step === 'progress' ? t('recordProgress') : move(`do_${step}`);
  const mayReport = mayWrite && (job.status === 'in_progress' || job.status === 'review');
  useShortcuts([
    ...(next && mayNext ? [{ keys: 'N', label: label(next), run: doNext }] : []),
    ...(mayReport ? [{ keys: 'P', label: t('recordProgress'), run: onProgress }] : []),
    ...drawers.map(({ keys, label, run }) => ({ keys, label, run })),
  ]);
  const steps = mayWrite ? actionsOf(job.status) : [];
  useCommands([
    ...(mayReport
      ? [{ id: 'progress', label: t('recordProgress'), icon: PackageCheck, keys: 'P', run: onProgress }]
      : []),
    ...(next === 'bill' && mayNext
      ? [{ id: 'bill', label: t('draftInvoice'), icon: ReceiptText, run: doNext }]
      : []),
    ...steps.map((action) => ({
      id: action,
      label: move(`do_${action}`),
      icon: ICONS[action] ?? ArrowRightLeft,
      run: () => moves.begin(job, action),
    })),
    ...drawers,
  ]);
  const others = steps.filter((action) => action !== next);
  return (
    <>
      {(others.length > 0 || mayReport || drawers.length > 0) && (
        <Menu trigger={<IconButton icon={Ellipsis} label={t('moreActions')} />}>
          {mayReport && next !== 'progress' && (
            <MenuItem onSelect={onProgress}>{t('recordProgress')}</MenuItem>
          )}
          {drawers.map(({ id, label, icon, run }) => (
            <MenuItem key={id} icon={icon} onSelect={run}>
              {label}
            </MenuItem>
          ))}
          {others.length > 0 && drawers.length > 0 && <MenuLine />}
          {others.map((action) => (
            <Fragment key={action}>
              {action === 'cancel' && <MenuLine />}
              <MenuItem isDanger={action === 'cancel'} onSelect={() => moves.begin(job, action)}>
                {move(`do_${action}`)}
              </MenuItem>
            </Fragment>
          ))}
        </Menu>
      )}
      {next && mayNext && (
        <Button look="primary" icon={ICONS[next]} isBusy={bill.isPending} onClick={doNext}>
          {label(next)}
        </Button>
      )}
    </>
  );
}

/** What is changed in a drawer of its own. */
function useDrawers(job: Job, onOpen: JobActionsProps['onOpen']) {
  const t = useMessages(makeMessages);
  const mayWrite = useMay('jobs.write');
  if (!mayWrite) return [];
  return [
    ...(mayChange(job.status)
      ? [{ id: 'details', label: t('edit'), icon: Pencil, keys: 'E', run: () => onOpen('details') }]
      : []),
    ...(maySplit(job.status)
      ? [{ id: 'split', label: t('split'), icon: Split, keys: 'S', run: () => onOpen('split') }]
      : []),
  ];
}

/** An invoice for what is done and not billed yet; its page is where one goes on. */
function useDraftInvoice(id: string) {
  const t = useMessages(jobMessages);
  const go = useGo();
  return useWrite<void, schemas['InvoiceAnswer']>({
    send: (_input, key) =>
      got(
        api.POST('/api/v1/jobs/{id}/invoices', {
          params: { path: { id }, header: idempotent(key) },
          body: {},
        }),
      ),
    refreshes: ['/api/v1/jobs', '/api/v1/invoices'],
    said: ({ number }) => t('drafted', { number }),
    onDone: (invoice) => go(`/invoices/${invoice.id}`),
  });
}
