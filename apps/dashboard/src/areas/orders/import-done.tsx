import {
  Button,
  buttonClasses,
  Card,
  Link,
  MeaningSign,
  Money,
  SimpleTable,
  TextLink,
  useMessages,
} from '#ui';
import { importMessages } from './import-messages';
import { Skipped } from './import-preview';
import type { ImportReport } from './import-wish';
import { RowErrors } from './row-errors';

/** What an import did, with the orders it entered and what it left out. */
export function ImportDone({ report, onAgain }: { report: ImportReport; onAgain(): void }) {
  const t = useMessages(importMessages);
  const { orders, skipped, errors, errorCount } = report;
  const title = t('entered', { count: orders.length });
  return (
    <>
      <Card
        isFlush
        title={
          <span className="flex items-center gap-2">
            <MeaningSign meaning="good" />
            {title}
          </span>
        }
        action={
          <span className="flex flex-wrap justify-end gap-2">
            <Button onClick={onAgain}>{t('again')}</Button>
            <Link to="/orders" className={buttonClasses('primary')}>
              {t('seeOrders')}
            </Link>
          </span>
        }
      >
        <SimpleTable
          isFlush
          label={title}
          head={[t('number'), t('party'), t('total')]}
          figuresFrom={2}
          rows={orders.map(({ id, row, number, party, total, currency }) => ({
            id: String(row),
            cells: [
              <TextLink key="n" to={`/orders/${id}`}>
                {number}
              </TextLink>,
              party,
              <Money key="t" amount={total} currency={currency} />,
            ],
          }))}
        />
      </Card>
      <Skipped skipped={skipped} />
      <RowErrors
        title={t('leftOut', { count: errorCount })}
        errors={errors}
        count={errorCount}
        meaning="blocked"
      />
    </>
  );
}
