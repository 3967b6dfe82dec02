import { FileCheck } from 'lucide-react';
import { Button, Card, MeaningSign, Money, SimpleTable, TextLink, useMessages } from '#ui';
import { ImportColumns } from './import-columns';
import { importMessages } from './import-messages';
import type { ImportReport, ImportWish } from './import-wish';
import { RowErrors } from './row-errors';

/** What importing the file would do, before it does it. */
export function ImportPreview({
  report,
  wish,
  isBusy,
  onColumns,
  onEnter,
}: {
  report: ImportReport;
  wish: ImportWish;
  isBusy: boolean;
  onColumns(columns: ImportWish['columns']): void;
  onEnter(): void;
}) {
  const t = useMessages(importMessages);
  const { columns, orders, skipped, errors, errorCount, warnings, warningCount } = report;
  return (
    <>
      <RowErrors
        title={t('wrong', { count: errorCount })}
        lead={t('wrongLead')}
        errors={errors}
        count={errorCount}
        meaning="blocked"
      />
      <RowErrors
        title={t('warnings', { count: warningCount })}
        errors={warnings}
        count={warningCount}
        meaning="attention"
      />
      <Skipped skipped={skipped} />
      <GoodOrders orders={orders} hasErrors={errorCount > 0} isBusy={isBusy} onEnter={onEnter} />
      {wish.mappingId === '' && <ImportColumns columns={columns} wish={wish} onChange={onColumns} />}
    </>
  );
}

function GoodOrders({
  orders,
  hasErrors,
  isBusy,
  onEnter,
}: {
  orders: ImportReport['orders'];
  hasErrors: boolean;
  isBusy: boolean;
  onEnter(): void;
}) {
  const t = useMessages(importMessages);
  const count = orders.length;
  if (count === 0) return <p className="text-soft">{t('nothingGood')}</p>;
  return (
    <Card
      isFlush
      title={
        <span className="flex items-center gap-2">
          <MeaningSign meaning="good" />
          {t('good', { count })}
        </span>
      }
      action={
        <Button look="primary" icon={FileCheck} isBusy={isBusy} onClick={onEnter}>
          {t(hasErrors ? 'enterGood' : 'enter', { count })}
        </Button>
      }
    >
      <SimpleTable
        isFlush
        label={t('good', { count })}
        head={[t('row'), t('number'), t('party'), t('lines'), t('total')]}
        figuresFrom={3}
        rows={orders.map(({ row, number, party, lineCount, total, currency }) => ({
          id: String(row),
          cells: [row, number, party, lineCount, <Money key="t" amount={total} currency={currency} />],
        }))}
      />
    </Card>
  );
}

/** What is there already and was left out because a person said so. */
export function Skipped({ skipped }: { skipped: ImportReport['skipped'] }) {
  const t = useMessages(importMessages);
  if (skipped.length === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-2">
      <MeaningSign meaning="info" />
      {t('skipped', { count: skipped.length })}
      {skipped.map(({ existingId, number }) => (
        <TextLink key={existingId} to={`/orders/${existingId}`}>
          {number}
        </TextLink>
      ))}
    </p>
  );
}
