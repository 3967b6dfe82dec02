import { FormDialog, TextAreaField, useMessages, useProblemForm } from '#ui';
import { messages } from './messages';

/** Asks why before something that is kept with its reason: taking back, refusing, cancelling. */
export function ReasonDialog({
  title,
  text,
  go,
  onSend,
  onClose,
}: {
  title: string;
  /** What happens then. */
  text: string;
  go: string;
  /** A refusal that it throws is shown above the reason, which stays. */
  onSend(reason: string): Promise<unknown>;
  onClose(): void;
}) {
  const t = useMessages(messages);
  const form = useProblemForm<{ reason: string }>({
    defaultValues: { reason: '' },
    save: async ({ reason }) => {
      await onSend(reason.trim());
    },
  });
  return (
    <FormDialog form={form} title={title} go={go} isDanger onClose={onClose}>
      <p className="text-soft">{text}</p>
      <TextAreaField name="reason" label={t('why')} hint={t('whyKept')} isRequired />
    </FormDialog>
  );
}
