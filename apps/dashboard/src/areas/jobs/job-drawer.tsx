import { useEffect, useRef } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { api, got, idempotent } from '#api-client';
import { ComboField, DayField, FormDrawer, SelectField, TextAreaField, TextField, useMessages } from '#ui';
import { useBegun } from '../../app/begun';
import { findCustomers } from '../../app/find';
import { AddressFields } from '../../app/postal-address';
import { PriorityField } from '../../app/priority-field';
import { useRead } from '../../app/queries';
import { useSaveForm } from '../../app/save-form';
import { useToday } from '../../app/today';
import { useLeave } from '../../app/use-leave';
import { changeBody, filledBy, type JobValues, newBody, valuesOf } from './job-form';
import { JobLinesFields } from './job-lines-fields';
import { makeMessages } from './make-messages';
import type { Job } from './moves';

/** Makes a job by hand, or changes what one is called, where and when it is done. */
export function JobDrawer({ job: now, dueDate, onClose }: { job?: Job; dueDate?: string; onClose(): void }) {
  const t = useMessages(makeMessages);
  const job = useBegun(now);
  const { form, isSaved } = useSave(job, dueDate, onClose);
  return (
    <FormDrawer
      form={form}
      title={job ? t('changeTitle', { number: job.number }) : t('newTitle')}
      go={t(job ? 'save' : 'make')}
      isSaved={isSaved}
      isWide
      onClose={onClose}
    >
      {!job && <Origin />}
      <TextField
        name="name"
        label={t('name')}
        hint={job ? undefined : t('nameHint')}
        isRequired={Boolean(job)}
        autoComplete="off"
        maxLength={255}
      />
      <TextAreaField name="description" label={t('description')} rows={2} />
      <Terms />
      {!job && <JobLinesFields />}
      <AddressFields name="siteAddress" title={t(job ? 'site' : 'siteNew')} />
    </FormDrawer>
  );
}

function useSave(job: Job | undefined, dueDate: string | undefined, onClose: () => void) {
  const t = useMessages(makeMessages);
  const leave = useLeave(onClose);
  return useSaveForm<JobValues, Job>({
    defaultValues: valuesOf(job, dueDate),
    send: (values, key) => {
      const header = idempotent(key);
      if (!job) return got(api.POST('/api/v1/jobs', { params: { header }, body: newBody(values) }));
      const params = { path: { id: job.id }, header };
      return got(api.PATCH('/api/v1/jobs/{id}', { params, body: changeBody(values, job.version) }));
    },
    refreshes: ['/api/v1/jobs'],
    said: ({ number }) => t(job ? 'changed' : 'made', { number }),
    onDone: ({ id }) => (job ? onClose() : leave(`/jobs/${id}`)),
  });
}

/** Whom it is for, and which template it begins as. */
function Origin() {
  const t = useMessages(makeMessages);
  const { setValue } = useFormContext<JobValues>();
  const today = useToday();
  const templates = (useRead('/api/v1/job-templates').data?.items ?? []).filter(({ active }) => active);
  const templateId = useWatch<JobValues, 'templateId'>({ name: 'templateId' });
  const filled = useRef('');
  const template = templates.find(({ id }) => id === templateId);
  useEffect(() => {
    // Once for each choice: what was changed afterwards stays when the templates are read again.
    if (!template || filled.current === template.id) return;
    filled.current = template.id;
    for (const [name, value] of Object.entries(filledBy(template, today)))
      setValue(name as keyof JobValues, value as never, { shouldDirty: true });
  }, [template, today, setValue]);
  return (
    <>
      <ComboField name="customerId" label={t('customer')} isRequired search={findCustomers} />
      {templates.length > 0 && (
        <SelectField
          name="templateId"
          label={t('template')}
          hint={t('templateHint')}
          choices={templates.map(({ id, name }) => [id, name] as const)}
          emptyLabel={t('noTemplate')}
        />
      )}
    </>
  );
}

function Terms() {
  const t = useMessages(makeMessages);
  const chosen = useWatch<JobValues, 'workCentreId'>({ name: 'workCentreId' });
  const centres = (useRead('/api/v1/work-centres').data?.items ?? []).filter(
    ({ id, active }) => active || id === chosen,
  );
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <DayField name="dueDate" label={t('due')} />
      <PriorityField />
      <SelectField
        // A list that came later does not yet show which one is chosen.
        key={centres.length}
        name="workCentreId"
        label={t('workCentre')}
        choices={centres.map(({ id, name }) => [id, name] as const)}
        emptyLabel={t('noCentre')}
      />
      <SelectField
        name="billingBasis"
        label={t('billed')}
        choices={[
          ['completed', t('basis_completed')],
          ['shipped', t('basis_shipped')],
        ]}
      />
    </div>
  );
}
