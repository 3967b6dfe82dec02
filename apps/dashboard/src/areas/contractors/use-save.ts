import { useState } from 'react';
import { api, got, idempotent } from '#api-client';
import { useMessages } from '#ui';
import { useSaveForm } from '../../app/save-form';
import {
  type Contractor,
  type ContractorValues,
  contractorBody,
  type Profile,
  profileBody,
} from './contractor-form';
import { contractorSaver, type Halves } from './contractor-save';
import { messages } from './messages';

const PROFILE = '/api/v1/contractors/{id}/profile';

const halves: Halves<ContractorValues> = {
  who: contractorBody,
  road: profileBody,
  add: (values, key) =>
    got(
      api.POST('/api/v1/contractors', {
        params: { header: idempotent(key) },
        body: contractorBody(values),
      }),
    ),
  change: ({ id, version }, values, key) =>
    got(
      api.PATCH('/api/v1/contractors/{id}', {
        params: { path: { id }, header: idempotent(key) },
        body: { ...contractorBody(values), version },
      }),
    ),
  profileVersion: async (id) => (await got(api.GET(PROFILE, { params: { path: { id } } }))).version,
  changeProfile: (id, version, values, key) =>
    got(
      api.PATCH(PROFILE, {
        params: { path: { id }, header: idempotent(key) },
        body: { ...profileBody(values), version },
      }),
    ),
};

export function useSave(
  contractor: Contractor | undefined,
  profile: Profile | undefined,
  before: ContractorValues,
  onClose: () => void,
) {
  const t = useMessages(messages);
  const [send] = useState(() => contractorSaver({ contractor, profile, values: before }, halves));
  return useSaveForm<ContractorValues, Contractor>({
    defaultValues: before,
    send,
    refreshes: ['/api/v1/contractors'],
    said: ({ displayName }) => t('saved', { name: displayName }),
    onDone: onClose,
  });
}
