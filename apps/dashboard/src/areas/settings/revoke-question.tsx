import { api, got, idempotent } from '#api-client';
import { Confirm, useFormat, useMessages } from '#ui';
import { useWrite } from '../../app/queries';
import type { Key } from './key-expiry';
import { keyMessages } from './key-messages';

/** Asks before a key ends for good, with when it was used last. */
export function RevokeQuestion({ apiKey, onClose }: { apiKey: Key; onClose(): void }) {
  const t = useMessages(keyMessages);
  const { relative } = useFormat();
  const { id, name, lastUsedAt } = apiKey;
  const revoke = useWrite<void>({
    send: (_, key) =>
      got(api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id }, header: idempotent(key) } })),
    refreshes: ['/api/v1/api-keys'],
    said: () => t('revoked', { name }),
    onDone: onClose,
  });
  return (
    <Confirm
      isOpen
      isDanger
      title={t('revokeTitle', { name })}
      confirmLabel={t('revoke')}
      isBusy={revoke.isPending}
      onConfirm={() => revoke.mutate()}
      onCancel={onClose}
    >
      <p>{lastUsedAt ? t('usedLast', { when: relative(lastUsedAt) }) : t('unused')}</p>
      <p className="mt-1">{t('revokeText')}</p>
    </Confirm>
  );
}
