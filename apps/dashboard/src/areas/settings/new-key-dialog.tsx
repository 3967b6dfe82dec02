import { Check, Copy } from 'lucide-react';
import { useRef, useState } from 'react';
import type { schemas } from '#api-client';
import { Button, Confirm, Dialog, Field, INPUT, useLeaveGuard, useMessages } from '#ui';
import { keyMessages } from './key-messages';

/** The key itself, this once. */
export function NewKeyDialog({
  made: { name, key },
  onClose,
}: {
  made: schemas['NewApiKeyAnswer'];
  onClose(): void;
}) {
  const t = useMessages(keyMessages);
  const field = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);
  const [isAsking, ask] = useState(false);
  useLeaveGuard(!isCopied);
  const copy = () => {
    field.current?.select();
    // Unlike the clipboard's own interface it works on plain HTTP, too.
    setCopied(document.execCommand('copy'));
  };
  return (
    <>
      <Dialog
        isOpen
        // A press beside it would lose the key for good.
        onClose={() => (isCopied ? onClose() : ask(true))}
        title={t('newTitle', { name })}
        footer={<Button onClick={onClose}>{t('done')}</Button>}
      >
        <div className="space-y-4">
          <p className="text-soft">{t('newLead')}</p>
          <div className="flex items-end gap-2">
            <Field label={t('theKey')} className="flex-1">
              {(ids) => (
                <input
                  {...ids}
                  ref={field}
                  readOnly
                  value={key}
                  spellCheck={false}
                  onFocus={(event) => event.target.select()}
                  className={`${INPUT} font-mono text-sm`}
                />
              )}
            </Field>
            <Button look="primary" icon={isCopied ? Check : Copy} className="h-9" onClick={copy}>
              <span aria-live="polite">{t(isCopied ? 'copied' : 'copy')}</span>
            </Button>
          </div>
          <div>
            <p className="mb-1 text-soft text-sm">{t('howTo')}</p>
            <code className="block rounded-md bg-sunken px-3 py-2 font-mono text-xs">
              Authorization: Bearer {key.slice(0, 11)}…
            </code>
          </div>
        </div>
      </Dialog>
      <Confirm
        isOpen={isAsking}
        title={t('keptTitle')}
        confirmLabel={t('done')}
        cancelLabel={t('backToKey')}
        onConfirm={onClose}
        onCancel={() => ask(false)}
      >
        {t('newLead')}
      </Confirm>
    </>
  );
}
