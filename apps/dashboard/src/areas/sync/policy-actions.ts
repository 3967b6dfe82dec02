import { api, got, idempotent, type schemas } from '#api-client';
import { useMessages } from '#ui';
import { useWrite } from '../../app/queries';
import { CONFLICTS, type Side, WAITING } from './actions';
import { messages } from './messages';
import { policyMessages } from './policy-messages';

export type FieldPolicy = schemas['FieldPolicyAnswer'];
export type Policy = FieldPolicy['policy'];

export const FIELD_POLICIES = '/api/v1/field-policies';

export const POLICIES = ['ask', 'remote', 'local', 'newest'] as const satisfies readonly Policy[];

interface Rule {
  entity: FieldPolicy['entity'];
  field: string;
  policy: Policy;
}

const put = ({ entity, field, policy }: Rule, key: string) =>
  got(
    api.PUT('/api/v1/field-policies/{entity}/{field}', {
      params: { path: { entity, field }, header: idempotent(key) },
      body: { policy },
    }),
  );

export function useSetPolicy() {
  const t = useMessages(policyMessages);
  return useWrite<Rule, FieldPolicy>({
    send: put,
    refreshes: [FIELD_POLICIES],
    said: ({ policy }) => t(policy === 'ask' ? 'askedAgain' : 'set'),
  });
}

/** What was decided so often for these fields that nobody is to be asked again. */
export function useMakeRules() {
  const t = useMessages(messages);
  return useWrite<{ entity: string; fields: readonly { field: string; side: Side }[] }, unknown>({
    send: ({ entity, fields }, key) =>
      Promise.all(
        fields.map(({ field, side }) =>
          put(
            { entity: entity as Rule['entity'], field, policy: side === 'ours' ? 'local' : 'remote' },
            `${key}-${field}`,
          ),
        ),
      ),
    refreshes: [FIELD_POLICIES, CONFLICTS, WAITING],
    said: () => t('ruleMade'),
  });
}
