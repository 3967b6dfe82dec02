import type { schemas } from '#api-client';
import { useMessages } from '#ui';
import { keyMessages } from './key-messages';
import { OnceDialog } from './once-dialog';

/** The key itself, this once. */
export function NewKeyDialog({
  made: { name, key },
  onClose,
}: {
  made: schemas['NewApiKeyAnswer'];
  onClose(): void;
}) {
  const t = useMessages(keyMessages);
  return (
    <OnceDialog
      title={t('newTitle', { name })}
      lead={t('newLead')}
      label={t('theKey')}
      value={key}
      kept={{ question: t('keptTitle'), back: t('backToKey') }}
      onClose={onClose}
    >
      <div>
        <p className="mb-1 text-soft text-sm">{t('howTo')}</p>
        <code className="block rounded-md bg-sunken px-3 py-2 font-mono text-xs">
          Authorization: Bearer {key.slice(0, 11)}…
        </code>
      </div>
    </OnceDialog>
  );
}
