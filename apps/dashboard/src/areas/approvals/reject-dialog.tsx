import { useId } from 'react';
import { Button, Dialog, Form, TextAreaField, useMessages, useProblemForm } from '#ui';
import { type BulkAnswer, type Pending, useReject } from './decisions';
import { messages } from './messages';

/** Sends invoices back to their authors; the reason is what they read. */
export function RejectDialog({
  rows,
  onClose,
  onDone,
}: {
  rows: readonly Pending[];
  onClose(): void;
  onDone(answer: BulkAnswer): void;
}) {
  const t = useMessages(messages);
  const formId = useId();
  const reject = useReject((answer) => {
    onClose();
    onDone(answer);
  });
  const form = useProblemForm<{ reason: string }>({
    defaultValues: { reason: '' },
    save: async ({ reason }) => {
      await reject.mutateAsync({ rows, reason: reason.trim() });
    },
  });
  const [first] = rows;
  const what = rows.length === 1 && first ? first.number : t('manyInvoices', { count: rows.length });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('rejectTitle', { what })}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" type="submit" form={formId} isBusy={form.isSaving}>
            {t('sendBack')}
          </Button>
        </>
      }
    >
      <Form of={form} id={formId}>
        <TextAreaField name="reason" label={t('rejectReason')} hint={t('rejectHint')} isRequired />
      </Form>
    </Dialog>
  );
}
