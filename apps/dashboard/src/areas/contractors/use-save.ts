import { useRef } from 'react';
import { api, got, idempotent, newKey } from '#api-client';
import { useMessages } from '#ui';
import { useBodyKey } from '../../app/body-key';
import { useWrite } from '../../app/queries';
import {
  type Contractor,
  type ContractorValues,
  contractorBody,
  type Profile,
  profileBody,
} from './contractor-form';
import { messages } from './messages';

const isSame = (one: object, other: object) => JSON.stringify(one) === JSON.stringify(other);

/** Writes who it is, then how she goes to work. When the second is refused, the first is not made anew by the next try. */
export function useSave(
  contractor: Contractor | undefined,
  profile: Profile | undefined,
  before: ContractorValues,
  onClose: () => void,
) {
  const t = useMessages(messages);
  const keyOf = useBodyKey();
  const saved = useRef(contractor);

  const saveParty = (values: ContractorValues): Promise<Contractor> => {
    const body = contractorBody(values);
    const known = saved.current;
    if (!known) {
      return got(api.POST('/api/v1/contractors', { params: { header: idempotent(keyOf(body)) }, body }));
    }
    const { id, version } = known;
    return got(
      api.PATCH('/api/v1/contractors/{id}', {
        params: { path: { id }, header: idempotent(newKey()) },
        body: { ...body, version },
      }),
    );
  };

  return useWrite<ContractorValues, Contractor>({
    send: async (values) => {
      const party = await saveParty(values);
      saved.current = party;
      const body = profileBody(values);
      if (party.kind === 'contractor' && !(profile && isSame(body, profileBody(before)))) {
        await got(
          api.PATCH('/api/v1/contractors/{id}/profile', {
            params: { path: { id: party.id }, header: idempotent(newKey()) },
            body: { ...body, version: profile?.version ?? 0 },
          }),
        );
      }
      return party;
    },
    refreshes: ['/api/v1/contractors'],
    said: ({ displayName }) => t('saved', { name: displayName }),
    onDone: onClose,
    isQuiet: true,
  });
}
