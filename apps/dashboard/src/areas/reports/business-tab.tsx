import { useMessages } from '#ui';
import { useUrlState } from '../../app/url-state';
import { Budgets } from './budgets';
import { messages } from './messages';
import { Choice } from './period';
import { Profitability } from './profitability';
import { Receivables } from './receivables';
import { Wip } from './wip';

const DIMENSIONS = ['customer', 'contractor', 'service', 'job'] as const;
type By = (typeof DIMENSIONS)[number];
const VIEWS = [...DIMENSIONS, 'wip', 'budget', 'receivables'] as const;

const isBy = (view: string | undefined): view is By => DIMENSIONS.some((one) => one === view);

/** What was earned and by whom, what is under way, what is owed. */
export function BusinessTab() {
  const t = useMessages(messages);
  const [{ view }, change] = useUrlState();
  const choice = (
    <Choice
      label={t('report')}
      value={view ?? 'customer'}
      options={VIEWS.map((one) => [one, t(`view_${one}`)])}
      onChange={(next) =>
        change({
          view: next === 'customer' ? undefined : next,
          sort: undefined,
          docs: undefined,
          of: undefined,
        })
      }
    />
  );
  if (view === 'wip') return <Wip choice={choice} />;
  if (view === 'budget') return <Budgets choice={choice} />;
  if (view === 'receivables') return <Receivables choice={choice} />;
  const by = isBy(view) ? view : 'customer';
  return <Profitability key={by} by={by} choice={choice} />;
}
