import { Check, Copy } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { Button, Confirm, Dialog, Field, INPUT, useLeaveGuard, useMessages } from '#ui';
import { onceMessages } from './once-messages';

/** Something that is shown this once: it cannot be closed by mistake before it was copied. */
export function OnceDialog({
  title,
  lead,
  label,
  value,
  kept,
  onClose,
  children,
}: {
  title: string;
  lead: string;
  label: string;
  value: string;
  /** What is asked of somebody who closes it uncopied. */
  kept: { question: string; back: string };
  onClose(): void;
  /** How it is used. */
  children: ReactNode;
}) {
  const t = useMessages(onceMessages);
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
        // A press beside it would lose it for good.
        onClose={() => (isCopied ? onClose() : ask(true))}
        title={title}
        footer={<Button onClick={onClose}>{t('done')}</Button>}
      >
        <div className="space-y-4">
          <p className="text-soft">{lead}</p>
          <div className="flex items-end gap-2">
            <Field label={label} className="flex-1">
              {(ids) => (
                <input
                  {...ids}
                  ref={field}
                  readOnly
                  value={value}
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
          {children}
        </div>
      </Dialog>
      <Confirm
        isOpen={isAsking}
        title={kept.question}
        confirmLabel={t('done')}
        cancelLabel={kept.back}
        onConfirm={onClose}
        onCancel={() => ask(false)}
      >
        {lead}
      </Confirm>
    </>
  );
}
