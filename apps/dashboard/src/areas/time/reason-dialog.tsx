import { useId } from 'react';
import { Button, Dialog, Form, TextAreaField, useMessages, useProblemForm } from '#ui';
import { messages } from './messages';

/** Asks for a reason that somebody will read; a refusal stands above it and loses nothing. */
export function ReasonDialog({
  title,
  label,
  hint,
  action,
  onSave,
  onClose,
}: {
  title: string;
  label: string;
  hint: string;
  action: string;
  onSave(reason: string): Promise<unknown>;
  onClose(): void;
}) {
  const t = useMessages(messages);
  const formId = useId();
  const form = useProblemForm<{ reason: string }>({
    defaultValues: { reason: '' },
    save: async ({ reason }) => {
      await onSave(reason.trim());
    },
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" type="submit" form={formId} isBusy={form.isSaving}>
            {action}
          </Button>
        </>
      }
    >
      <Form of={form} id={formId}>
        <TextAreaField name="reason" label={label} hint={hint} isRequired />
      </Form>
    </Dialog>
  );
}
