import { api, got, idempotent, newKey, type schemas } from '#api-client';
import { type Option, useMessages } from '#ui';
import { useWrite } from '../../app/queries';
import { CONFLICTS, INTEGRATIONS, WAITING } from './actions';
import { useFacts } from './mapping-facts';
import { mappingMessages } from './mapping-messages';

export const MAPPED_RECORDS = '/api/v1/integrations/{id}/mappings/records';
export const MAPPED_COUNTS = '/api/v1/integrations/{id}/mappings/counts';

export type MappedRow = schemas['MappedRecordAnswer'];
export type MappedEntity = schemas['MappedCountAnswer']['entity'];

/** In the order in which documents get stuck on them. */
export const MAPPED: readonly MappedEntity[] = ['item', 'tax-code', 'account', 'term', 'payment-method'];

export const isMapped = (entity: string | undefined): entity is MappedEntity =>
  MAPPED.some((one) => one === entity);

/** One entry of ours on the mapping screen. */
export const mappingAddress = (connectionId: string, entity: MappedEntity, recordId: string): string =>
  `/sync/mappings?connection=${connectionId}&entity=${entity}&record=${recordId}`;

/** The writes that go once this entry has a partner: its own creation is not needed then. */
export const waitingOthers = ({ recordId, waiting }: MappedRow) =>
  waiting.filter((write) => write.recordId !== recordId);

interface Choice {
  remoteId: string;
  retry: boolean;
}

/** Says as what an entry is sent; what waited for it can be tried again with the same press. */
export function useChoose(connectionId: string, entity: MappedEntity, row: MappedRow) {
  const t = useMessages(mappingMessages);
  const path = { id: connectionId, entity, recordId: row.recordId };
  return useWrite<Choice, schemas['ChosenPartnerAnswer']>({
    send: ({ remoteId, retry }, key) =>
      got(
        api.PUT('/api/v1/integrations/{id}/mappings/{entity}/{recordId}', {
          params: { path, header: idempotent(key) },
          body: { remoteId, retry, instead: row.remoteId ?? undefined },
        }),
      ),
    refreshes: [INTEGRATIONS, CONFLICTS, WAITING],
    said: ({ label, retried }) =>
      retried > 0
        ? t('savedAndRetried', { name: row.label, partner: label, count: retried })
        : t('saved', { name: row.label, partner: label }),
  });
}

export function useForget(connectionId: string, entity: MappedEntity, row: MappedRow) {
  const t = useMessages(mappingMessages);
  const path = { id: connectionId, entity, recordId: row.recordId };
  const where = '/api/v1/integrations/{id}/mappings/{entity}/{recordId}' as const;
  return useWrite<void>({
    send: (_, key) => got(api.DELETE(where, { params: { path, header: idempotent(key) } })),
    undo: () =>
      got(
        api.PUT(where, {
          params: { path, header: idempotent(newKey()) },
          body: { remoteId: row.remoteId ?? '' },
        }),
      ),
    refreshes: [INTEGRATIONS],
    said: () => t('takenBack', { name: row.label }),
  });
}

/** Finds entries of the books for one of ours, the likeliest first. */
export function useCandidates(connectionId: string, entity: MappedEntity, recordId: string) {
  const facts = useFacts();
  return async (text: string, signal: AbortSignal): Promise<Option[]> => {
    const { items } = await got(
      api.GET('/api/v1/integrations/{id}/mappings/candidates', {
        params: { path: { id: connectionId }, query: { entity, recordId, q: text || undefined } },
        signal,
      }),
    );
    return items.map((one) => ({
      id: one.remoteId,
      label: one.label,
      detail: facts(entity, one) || undefined,
    }));
  };
}
