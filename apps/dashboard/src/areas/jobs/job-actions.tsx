import {
  ArrowRightLeft,
  Ellipsis,
  type LucideIcon,
  PackageCheck,
  Play,
  ReceiptText,
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
import { moveMessages } from './move-messages';
import { actionsOf, type Job, type NextStep, nextStep } from './moves';
import type { Moves } from './use-moves';

const ICONS: Partial<Record<NextStep, LucideIcon>> = {
  start: Play,
  resume: Play,
  progress: PackageCheck,
  complete: PackageCheck,
  bill: ReceiptText,
  ship: Truck,
};

/** The one next action, and everything else that the state allows in a menu and in the palette. */
export function JobActions({ job, moves, onProgress }: { job: Job; moves: Moves; onProgress(): void }) {
  const t = useMessages(jobMessages);
  const move = useMessages(moveMessages);
  const mayWrite = useMay('jobs.write');
  const mayBill = useMay('jobs.bill');
  const bill = useDraftInvoice(job.id);
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
  ]);
  const others = steps.filter((action) => action !== next);
  return (
    <>
      {(others.length > 0 || mayReport) && (
        <Menu trigger={<IconButton icon={Ellipsis} label={t('moreActions')} />}>
          {mayReport && next !== 'progress' && (
            <MenuItem onSelect={onProgress}>{t('recordProgress')}</MenuItem>
          )}
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
