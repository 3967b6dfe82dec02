import type { schemas } from '#api-client';
import { classes, INPUT, Money, Nothing, TextLink, useFormat, useMessages } from '#ui';
import { compareAmounts } from '../../app/amounts';
import { isPeriod, PERIODS, type PeriodName } from '../../app/days';
import { useRead } from '../../app/queries';
import { useToday } from '../../app/today';
import { useUrlState } from '../../app/url-state';
import { messages } from './messages';
import { Panel, PanelTable } from './panel';
import { earnedIn } from './reads';

type Row = schemas['ProfitRowAnswer'];

const SHOWN = 6;

/** What work for each customer earned in a period: the one part of the page that has one. */
export function Earned() {
  const t = useMessages(messages);
  const { day } = useFormat();
  const [{ period }, change] = useUrlState();
  const chosen = isPeriod(period) ? period : 'month';
  const [path, query] = earnedIn(chosen, useToday());
  const { from, to } = query;
  const read = useRead(path, query);
  const { data } = read;
  const rows = (data?.items ?? []).toSorted(
    (a, b) =>
      compareAmounts(b.figures.revenue.amount, a.figures.revenue.amount) || a.name.localeCompare(b.name),
  );
  return (
    <Panel
      title={t('earned')}
      note={t('fromTo', { from: day(from), to: day(to) })}
      action={<PeriodChoice value={chosen} onChange={(next) => change({ period: next })} />}
      read={read}
      empty={rows.length === 0 && t('nothingEarned')}
      lines={6}
    >
      <EarnedTable
        rows={rows.slice(0, SHOWN)}
        caption={t('earnedCaption', { from: day(from), to: day(to) })}
        currency={data?.currency ?? ''}
      />
      {(rows.length > SHOWN || data?.nextCursor) && (
        <p className="mt-2 text-faint text-sm">
          {data?.nextCursor ? t('earnedCut') : t('moreCustomers', { count: rows.length - SHOWN })}
        </p>
      )}
    </Panel>
  );
}

function PeriodChoice({ value, onChange }: { value: PeriodName; onChange(next: string): void }) {
  const t = useMessages(messages);
  return (
    <select
      aria-label={t('period')}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      className={classes(INPUT, 'h-8! w-36! shrink-0 text-sm pointer-coarse:h-10!')}
    >
      {PERIODS.map((one) => (
        <option key={one} value={one}>
          {t(one)}
        </option>
      ))}
    </select>
  );
}

function EarnedTable({
  rows,
  caption,
  currency,
}: {
  rows: readonly Row[];
  caption: string;
  currency: string;
}) {
  const t = useMessages(messages);
  const { quantity } = useFormat();
  return (
    <PanelTable
      caption={caption}
      heads={[
        { label: t('customer') },
        { label: t('revenueIn', { currency }), className: 'w-32 text-right' },
        { label: t('cost'), className: 'hidden w-32 text-right sm:table-cell' },
        { label: t('margin'), className: 'hidden w-32 text-right md:table-cell' },
        { label: t('marginShare'), className: 'w-20 text-right' },
      ]}
    >
      {rows.map(({ id, name, figures, cost, margin, marginPercent }) => (
        <tr key={id} className="border-line border-t">
          <th scope="row" className="py-2 pr-3 text-left font-normal">
            <TextLink to={`/customers/${id}`} className="block truncate">
              {name}
            </TextLink>
          </th>
          <td className="py-2 text-right">
            <Money amount={figures.revenue.amount} />
          </td>
          <td className="hidden py-2 text-right text-soft sm:table-cell">
            <Money amount={cost} />
          </td>
          <td className="hidden py-2 text-right md:table-cell">
            <Money amount={margin} />
          </td>
          <td className={`tnum py-2 text-right ${margin.startsWith('-') ? 'text-blocked' : ''}`}>
            {marginPercent === null ? <Nothing /> : t('percent', { value: quantity(marginPercent) })}
          </td>
        </tr>
      ))}
    </PanelTable>
  );
}
