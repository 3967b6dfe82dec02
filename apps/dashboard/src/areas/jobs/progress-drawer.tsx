import { api, got, idempotent } from '#api-client';
import { AmountField, Button, FormDrawer, TextField, useFormat, useMessages } from '#ui';
import { useBegun } from '../../app/begun';
import { useSaveForm } from '../../app/save-form';
import { jobMessages } from './job-messages';
import { isDone, type Job } from './moves';

interface Values {
  done: string[];
  overrideReason: string;
}

/** Says how much of each line is done in all; sending it twice changes nothing. */
export function ProgressDrawer({ job: now, onClose }: { job: Job; onClose(): void }) {
  const t = useMessages(jobMessages);
  const job = useBegun(now);
  const { quantity } = useFormat();
  const { form, isSaved } = useSaveForm<Values, Job>({
    defaultValues: { done: job.lines.map((line) => line.quantityCompleted), overrideReason: '' },
    send: ({ done, overrideReason }, key) =>
      got(
        api.POST('/api/v1/jobs/{id}/progress', {
          params: { path: { id: job.id }, header: idempotent(key) },
          body: {
            version: job.version,
            lines: job.lines.map(({ lineNumber, quantityCompleted }, index) => ({
              lineNumber,
              quantityCompleted: done[index]?.trim() || quantityCompleted,
            })),
            overrideReason: overrideReason.trim() || undefined,
          },
        }),
      ),
    refreshes: ['/api/v1/jobs'],
    said: ({ number }) => t('progressSaved', { number }),
    onDone: onClose,
  });
  const fillAll = () => {
    for (const [index, line] of job.lines.entries())
      if (!isDone(line)) form.form.setValue(`done.${index}`, line.quantityOrdered, { shouldDirty: true });
  };
  return (
    <FormDrawer form={form} isSaved={isSaved} title={t('howMuch')} go={t('save')} onClose={onClose}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-soft">{t('howMuchHint')}</p>
        <Button size="small" onClick={fillAll}>
          {t('everythingDone')}
        </Button>
      </div>
      {job.lines.map((line, index) => (
        <AmountField
          key={line.lineNumber}
          name={`done.${index}`}
          label={`${line.lineNumber}. ${line.description}`}
          hint={t('ofOrdered', { quantity: quantity(line.quantityOrdered) })}
        />
      ))}
      <TextField name="overrideReason" label={t('whyMore')} autoComplete="off" />
    </FormDrawer>
  );
}
