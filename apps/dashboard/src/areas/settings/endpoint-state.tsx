import { type Meaning, StatePill, useMessages } from '#ui';
import { webhookMessages } from './webhook-messages';
import { type Endpoint, type EndpointState, stateOf } from './webhooks';

const MEANINGS: Record<EndpointState, Meaning> = { on: 'good', failing: 'attention', off: 'none' };

/** Whether a program is told, and whether it answers. */
export function EndpointPill({ endpoint }: { endpoint: Endpoint }) {
  const t = useMessages(webhookMessages);
  const state = stateOf(endpoint);
  return <StatePill meaning={MEANINGS[state]}>{t(state)}</StatePill>;
}

/** What it chose, in a few words. */
export function useChosen() {
  const t = useMessages(webhookMessages);
  return ({ events, notices }: Endpoint): string => {
    const chosen = events.includes('*')
      ? t('everythingShort')
      : events.length > 0 && t('eventCount', { count: events.length });
    return chosen || t(notices ? 'noticesOnly' : 'off');
  };
}
