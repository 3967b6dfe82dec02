import type { ReactNode } from 'react';
import { Day, Page, PageHeader, useFormat, useMessages, WithRail } from '#ui';
import { useLiveRefresh } from '../../app/live';
import { useMe } from '../../app/me';
import { useToday } from '../../app/today';
import { useUrlState } from '../../app/url-state';
import { Books } from './books';
import { ActionCards } from './cards';
import { Earned } from './earned';
import { LateJobs } from './late-jobs';
import { layoutOf, type PanelName } from './layout';
import { LiveJobs } from './live-jobs';
import { messages } from './messages';
import { People } from './people';
import { Receivables } from './receivables';
import { ToBillDrawer } from './to-bill';
import { Visits } from './visits';

const PANELS: Record<PanelName, () => ReactNode> = {
  receivables: Receivables,
  liveJobs: LiveJobs,
  earned: Earned,
  lateJobs: LateJobs,
  visits: Visits,
  people: People,
  books: Books,
};

export { ahead } from './ahead';

const panelsOf = (names: readonly PanelName[]) =>
  names.map((name) => {
    const View = PANELS[name];
    return <View key={name} />;
  });

/** What waits for the person in front of the screen, where the money and the people are, and whether the books are in step. */
export default function HomePage() {
  const t = useMessages(messages);
  const me = useMe();
  const today = useToday();
  const [{ show }, change] = useUrlState();
  useFreshness();
  const { cards, main, rail } = layoutOf(me);
  return (
    <Page>
      <PageHeader title={t(useGreeting(), { name: me.name.split(' ')[0] ?? me.name })}>
        <Day value={today} />
      </PageHeader>
      <ActionCards names={cards} />
      {main.length > 0 && rail.length > 0 ? (
        <WithRail rail={panelsOf(rail)}>{panelsOf(main)}</WithRail>
      ) : (
        panelsOf([...main, ...rail])
      )}
      {cards.includes('toBill') && (
        <ToBillDrawer isOpen={show === 'to-bill'} onClose={() => change({ show: undefined })} />
      )}
    </Page>
  );
}

/** Everything here is read again when somebody does something about it. */
function useFreshness(): void {
  useLiveRefresh(
    [
      ...(['invoice:submitted', 'invoice:approved', 'invoice:rejected', 'invoice:voided'] as const),
      ...(['invoice:payment_recorded', 'invoice:payment_allocated', 'invoice:payment_voided'] as const),
    ],
    ...['/api/v1/dashboard/invoices', '/api/v1/invoices', '/api/v1/reports'],
  );
  useLiveRefresh(
    ['job:created', 'job:changed', 'job:moved', 'job:completed', 'job:invoiced', 'job:shipped', 'job:split'],
    ...['/api/v1/jobs', '/api/v1/reports'],
  );
  useLiveRefresh(
    ['timeentry:started', 'timeentry:paused', 'timeentry:resumed', 'timeentry:stopped'],
    '/api/v1/dashboard/contractors',
  );
  useLiveRefresh(['workorder:changed'], '/api/v1/work-orders');
  useLiveRefresh(['sync:finished'], '/api/v1/integrations', '/api/v1/sync-waiting', '/api/v1/invoices');
}

function useGreeting(): 'morning' | 'afternoon' | 'evening' {
  const { zone } = useFormat();
  const hour = Number(
    new Intl.DateTimeFormat('en-CA', { hour: 'numeric', hourCycle: 'h23', timeZone: zone }).format(
      new Date(),
    ),
  );
  return hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
}
