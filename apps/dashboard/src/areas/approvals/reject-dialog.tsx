import { FormDialog, TextAreaField, useMessages, useProblemForm } from '#ui';
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
  onDone(answer: BulkAnswer, rows: readonly Pending[]): void;
}) {
  const t = useMessages(messages);
  const reject = useReject((answer, decided) => {
    onClose();
    onDone(answer, decided);
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
    <FormDialog form={form} title={t('rejectTitle', { what })} go={t('sendBack')} onClose={onClose}>
      <TextAreaField name="reason" label={t('rejectReason')} hint={t('rejectHint')} isRequired />
    </FormDialog>
  );
}
