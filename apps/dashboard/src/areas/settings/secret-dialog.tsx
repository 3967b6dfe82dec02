import { useMessages } from '#ui';
import { OnceDialog } from './once-dialog';
import { webhookMessages } from './webhook-messages';

/** The secret that signs, this once. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose(): void }) {
  const t = useMessages(webhookMessages);
  return (
    <OnceDialog
      title={t('secretTitle')}
      lead={t('secretLead')}
      label={t('secret')}
      value={secret}
      kept={{ question: t('secretKept'), back: t('backToSecret') }}
      onClose={onClose}
    >
      <div>
        <p className="mb-1 text-soft text-sm">{t('howTo')}</p>
        <code className="block rounded-md bg-sunken px-3 py-2 font-mono text-xs">
          webhook-id · webhook-timestamp · webhook-signature
        </code>
      </div>
    </OnceDialog>
  );
}
