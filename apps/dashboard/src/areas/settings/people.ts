import { api, got, idempotent, type schemas } from '#api-client';
import { type Rows, useMessages } from '#ui';
import { useMay, useMe } from '../../app/me';
import { rowsOf, useAll, useWrite } from '../../app/queries';
import { peopleMessages } from './people-messages';

export type Person = schemas['UserAnswer'];

export const USERS = '/api/v1/users';

/** Everybody at once: an organization has tens of people, and they are found by name. */
export function usePeople({ isOff }: { isOff?: boolean } = {}): {
  people: readonly Person[] | undefined;
  list: Rows<Person>;
} {
  const read = useAll(USERS, {}, { isOff });
  return { people: read.data?.items, list: rowsOf(read, read.data?.items) };
}

/** Only an owner touches owners. */
export function useMayChange(): (person: Person) => boolean {
  const mayManage = useMay('users.manage');
  const { role: own } = useMe();
  return ({ role }) => mayManage && (role !== 'owner' || own === 'owner');
}

export function useRemovePerson(onDone: () => void) {
  const t = useMessages(peopleMessages);
  return useWrite<Person>({
    send: ({ id }, key) =>
      got(api.DELETE('/api/v1/users/{id}', { params: { path: { id }, header: idempotent(key) } })),
    refreshes: [USERS],
    said: (_, { name }) => t('removed', { name }),
    onDone,
  });
}
