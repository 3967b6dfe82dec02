import { api, got, idempotent, newKey, type schemas } from '#api-client';
import { useMessages } from '#ui';
import { useWrite } from '../../app/queries';
import { webhookMessages } from './webhook-messages';

export type Endpoint = schemas['WebhookEndpointAnswer'];
export type EventName = Endpoint['events'][number];
export type WithSecret = schemas['NewWebhookEndpointAnswer'];
export type Delivery = schemas['DeliveryAnswer'];

export const ENDPOINTS = '/api/v1/webhook-endpoints';
export const DELIVERIES = '/api/v1/webhook-endpoints/{id}/deliveries';
export const EVERY_EVENT = '*';

export type EndpointState = 'on' | 'failing' | 'off';

export function stateOf({ active, failures }: Pick<Endpoint, 'active' | 'failures'>): EndpointState {
  if (!active) return 'off';
  return failures > 0 ? 'failing' : 'on';
}

/** What a person does about one endpoint. */
export function useEndpointWrites({ id, version }: Endpoint) {
  const t = useMessages(webhookMessages);
  // A second press means it once more: another write.
  const params = () => ({ path: { id }, header: idempotent(newKey()) });
  const refreshes = [ENDPOINTS];
  return {
    test: useWrite<void>({
      send: () => got(api.POST('/api/v1/webhook-endpoints/{id}/test', { params: params(), body: {} })),
      refreshes,
      said: () => t('testSent'),
    }),
    turn: useWrite<boolean>({
      send: (active) =>
        got(api.PATCH('/api/v1/webhook-endpoints/{id}', { params: params(), body: { version, active } })),
      refreshes,
      said: (_, active) => t(active ? 'switchedOn' : 'switchedOff'),
    }),
    replay: useWrite<string>({
      send: (deliveryId) =>
        got(
          api.POST('/api/v1/webhook-deliveries/{id}/replay', {
            params: { path: { id: deliveryId }, header: idempotent(newKey()) },
          }),
        ),
      refreshes,
      said: () => t('replayed'),
    }),
  };
}
