import type { schemas } from '#api-client';
import { DateTime, StatePill, useMessages } from '#ui';
import { keyMessages } from './key-messages';

export type Key = schemas['ApiKeyAnswer'];

/** When a key ends by itself, or that it has. */
export function Expiry({ apiKey: { expiresAt } }: { apiKey: Key }) {
  const t = useMessages(keyMessages);
  if (expiresAt === null) return t('never');
  if (new Date(expiresAt) <= new Date()) return <StatePill meaning="blocked">{t('expired')}</StatePill>;
  return <DateTime value={expiresAt} style="date" />;
}
