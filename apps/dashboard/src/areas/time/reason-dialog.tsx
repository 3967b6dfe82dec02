import { FormDialog, TextAreaField, useProblemForm } from '#ui';

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
  const form = useProblemForm<{ reason: string }>({
    defaultValues: { reason: '' },
    save: async ({ reason }) => {
      await onSave(reason.trim());
    },
  });
  return (
    <FormDialog form={form} title={title} go={action} onClose={onClose}>
      <TextAreaField name="reason" label={label} hint={hint} isRequired />
    </FormDialog>
  );
}
