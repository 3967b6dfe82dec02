import { api, got, idempotent } from '#api-client';
import { useWrite } from '../../app/queries';
import { type Change, type Preferences, withChange } from './preferences';

export const PREFERENCES = '/api/v1/notifications/preferences';

/** A choice is shown at once, and put back when it was refused. */
export function useChangePreferences() {
  return useWrite<Change>({
    send: (body, key) => got(api.PATCH(PREFERENCES, { params: { header: idempotent(key) }, body })),
    refreshes: [PREFERENCES],
    expect: (change, client) => {
      const before = client.getQueriesData<Preferences>({ queryKey: [PREFERENCES] });
      client.setQueriesData<Preferences>(
        { queryKey: [PREFERENCES] },
        (known) => known && withChange(known, change),
      );
      return () => {
        for (const [key, data] of before) client.setQueryData(key, data);
      };
    },
  });
}
