import type { Connection } from '../connections/connections.repository.js';
import type { NewConflict } from './conflicts.repository.js';

/** What people are told of a conflict: what they call the record, and with whose books it is. */
export function conflictNews(
  conflict: Pick<NewConflict, 'entity' | 'local' | 'remote'>,
  { remoteCompanyName, system }: Pick<Connection, 'remoteCompanyName' | 'system'>,
): { record: string; company: string } {
  return { record: nameOf(conflict), company: remoteCompanyName ?? system };
}

/** What people call the record: its name or number, else what it is. */
function nameOf({ entity, local, remote }: Pick<NewConflict, 'entity' | 'local' | 'remote'>): string {
  for (const document of [local, remote]) {
    const { displayName, name, number } = (document ?? {}) as Record<string, unknown>;
    for (const found of [displayName, name, number])
      if (typeof found === 'string' && found !== '') return found;
  }
  return entity;
}
