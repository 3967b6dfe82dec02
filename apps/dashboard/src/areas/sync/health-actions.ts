import { api, got, idempotent, newKey, type schemas } from '#api-client';
import { useMessages } from '#ui';
import { useRead, useWrite } from '../../app/queries';
import { INTEGRATIONS } from './actions';
import { healthMessages } from './health-messages';

export type Health = schemas['HealthAnswer'];
export type Alert = schemas['AlertAnswer'];
export type Rate = schemas['RateAnswer'];
export type Cause = schemas['CauseAnswer'];

export const HEALTH = '/api/v1/integrations/{id}/health';

/** No live event tells of single writes. */
const EVERY_SECONDS = 60;

export function useHealth(connectionId: string) {
  return useRead(HEALTH, undefined, { id: connectionId, everySeconds: EVERY_SECONDS });
}

/** What a person does about an alert. */
export function useAlertWrites({ id }: Alert) {
  const t = useMessages(healthMessages);
  const params = (key: string) => ({ path: { id }, header: idempotent(key) });
  const refreshes = [INTEGRATIONS];
  return {
    takeUp: useWrite<void>({
      send: (_, key) => got(api.POST('/api/v1/sync-alerts/{id}/acknowledge', { params: params(key) })),
      refreshes,
      said: () => t('takenUp'),
    }),
    silence: useWrite<number>({
      send: (hours) => {
        const until = new Date(Date.now() + hours * 3_600_000).toISOString();
        // A second press means another moment, so it is another write.
        const params = { path: { id }, header: idempotent(newKey()) };
        return got(api.POST('/api/v1/sync-alerts/{id}/silence', { params, body: { until } }));
      },
      refreshes,
      said: () => t('silenced'),
    }),
    endSilence: useWrite<void>({
      send: (_, key) => got(api.DELETE('/api/v1/sync-alerts/{id}/silence', { params: params(key) })),
      refreshes,
      said: () => t('silenceEnded'),
    }),
  };
}
