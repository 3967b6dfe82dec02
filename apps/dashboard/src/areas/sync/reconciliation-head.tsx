import { Ellipsis, FileCheck, FileSignature, FileText, RefreshCw, Scale } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  Card,
  IconButton,
  Menu,
  MenuItem,
  MenuLine,
  Money,
  SimpleTable,
  StatePill,
  useFormat,
  useMessages,
} from '#ui';
import { useMay } from '../../app/me';
import { type Connection, isWorking } from './actions';
import { CertificateCheck } from './certificate-check';
import { CertificatePaper } from './certificate-paper';
import { systemName, useNames } from './names';
import {
  type Reconciliation,
  useReconcile,
  useSignedFile,
  VERDICT_MEANINGS,
  verdictOf,
} from './reconciliation-actions';
import { reconciliationMessages } from './reconciliation-messages';

type Open = 'paper' | 'check';

const SIDES = ['receivable', 'payable'] as const;

/** How the last reconciliation left the books: its result, both sides of every control total, and its certificate. */
export function ReconciliationHead({
  connection,
  run,
  isBusy,
}: {
  connection: Connection;
  run: Reconciliation;
  isBusy: boolean;
}) {
  const t = useMessages(reconciliationMessages);
  const { instant } = useFormat();
  const [open, setOpen] = useState<Open>();
  const verdict = verdictOf(run);
  const close = () => setOpen(undefined);
  const words = {
    clean: t('clean'),
    explained: t('explainedAll'),
    open: t(run.open === 0 ? 'notAll' : 'openSome', { count: run.open }),
  };
  return (
    <Card
      isFlush
      title={<StatePill meaning={VERDICT_MEANINGS[verdict]}>{words[verdict]}</StatePill>}
      action={<Actions connection={connection} run={run} isBusy={isBusy} onOpen={setOpen} />}
    >
      <p className="px-4 pt-3 text-soft text-sm">
        {[
          run.asOf && t('figuresOf', { at: instant(run.asOf) }),
          run.isThorough && t('thorough'),
          run.isCut && t('isCut'),
          t('restsOn', { calls: run.calls }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Figures connection={connection} run={run} />
      {open === 'paper' && <CertificatePaper run={run} onClose={close} />}
      {open === 'check' && <CertificateCheck onClose={close} />}
    </Card>
  );
}

function Actions({
  connection,
  run,
  isBusy,
  onOpen,
}: {
  connection: Connection;
  run: Reconciliation;
  isBusy: boolean;
  onOpen(open: Open): void;
}) {
  const t = useMessages(reconciliationMessages);
  const maySign = useMay('integrations.sync');
  const mayReconcile = maySign && isWorking(connection);
  const begin = useReconcile(connection.id);
  const file = useSignedFile(run.asOf?.slice(0, 10) ?? '');
  return (
    <span className="flex items-center gap-2" data-no-print>
      {mayReconcile && (
        <Button
          size="small"
          icon={Scale}
          isBusy={isBusy || begin.isPending}
          onClick={() => begin.mutate({ thorough: false })}
        >
          {t('reconcile')}
        </Button>
      )}
      <Menu trigger={<IconButton icon={Ellipsis} label={t('more')} />}>
        <MenuItem icon={FileText} onSelect={() => onOpen('paper')}>
          {t('paper')}
        </MenuItem>
        <MenuItem icon={FileCheck} onSelect={() => file.mutate({ id: run.id, isNew: false })}>
          {t('signedFile')}
        </MenuItem>
        {maySign && (
          <MenuItem icon={FileSignature} onSelect={() => file.mutate({ id: run.id, isNew: true })}>
            {t('signAgain')}
          </MenuItem>
        )}
        <MenuItem icon={FileCheck} onSelect={() => onOpen('check')}>
          {t('check')}
        </MenuItem>
        {mayReconcile && <MenuLine />}
        {mayReconcile && (
          <MenuItem icon={RefreshCw} isDisabled={isBusy} onSelect={() => begin.mutate({ thorough: true })}>
            {t('reconcileAll')}
          </MenuItem>
        )}
      </Menu>
    </span>
  );
}

/** Both sides of each control total, and how many records there are where that is not the same. */
function Figures({ connection, run }: { connection: Connection; run: Reconciliation }) {
  const t = useMessages(reconciliationMessages);
  const names = useNames();
  const { quantity } = useFormat();
  const currency = connection.currency ?? undefined;
  const totals = SIDES.flatMap((side) => {
    const total = run.totals[side];
    if (!total) return [];
    const { ours, theirs } = total;
    const gap = gapOf(ours, theirs);
    const cells = [
      t(side),
      <Money key="ours" amount={ours} currency={currency} />,
      <Money key="theirs" amount={theirs} currency={currency} />,
      <Money key="gap" amount={gap} currency={currency} strong={gap !== '0.00'} />,
    ];
    return { id: side, cells };
  });
  // Of items only those are compared that are counted.
  const nameOf = (entity: string) => (entity === 'item' ? t('countedItems') : names.entity(entity));
  const counts = Object.entries(run.counts).map(([entity, { ours, theirs, leftOut }]) => ({
    entity,
    figures: [ours, theirs - leftOut, theirs - leftOut - ours],
  }));
  const differing = counts.filter(({ figures }) => figures[2] !== 0);
  return (
    <>
      <SimpleTable
        isFlush
        label={t('controlTotals')}
        head={[t('what'), t('here'), systemName(connection.system), t('difference')]}
        figuresFrom={1}
        rows={[
          ...totals,
          ...differing.map(({ entity, figures }) => ({
            id: entity,
            cells: [
              t('counts', { entity: nameOf(entity) }),
              ...figures.map((figure) => quantity(String(figure))),
            ],
          })),
        ]}
      />
      {counts.length > differing.length && (
        <p className="px-4 py-2 text-soft text-sm">
          {t('sameNumber', {
            kinds: counts
              .filter(({ figures }) => figures[2] === 0)
              .map(({ entity, figures }) => `${nameOf(entity)} ${quantity(String(figures[0]))}`)
              .join(', '),
          })}
        </p>
      )}
    </>
  );
}

/** Both are exact to the cent, and far from where a double is not. */
function gapOf(ours: string, theirs: string): string {
  return ((Math.round(Number(theirs) * 100) - Math.round(Number(ours) * 100)) / 100).toFixed(2);
}
