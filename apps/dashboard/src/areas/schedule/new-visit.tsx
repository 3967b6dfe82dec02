import { useFormContext, useWatch } from 'react-hook-form';
import { api, got, idempotent, type schemas } from '#api-client';
import {
  ComboField,
  Drawer,
  FormDrawer,
  type Option,
  Problem,
  refusalOf,
  SkeletonLines,
  TextAreaField,
  TextField,
  useFormat,
  useMessages,
} from '#ui';
import { findCustomers, findJobs } from '../../app/find';
import { useRead } from '../../app/queries';
import { useSaveForm } from '../../app/save-form';
import { visitMessages } from './messages';
import type { Visit } from './plan';
import { PlanFields } from './plan-fields';
import { type PlanValues, typedPlan } from './plan-values';
import type { BoardData } from './use-board';
import { VISITS } from './use-plans';

interface Values extends PlanValues {
  title: string;
  job: Option | null;
  customer: Option | null;
  description: string;
}

interface NewVisitProps {
  /** The day that is shown. */
  day: string;
  board: BoardData;
  onClose(): void;
}

/** Plans a visit; of a job where the address names one. */
export function NewVisit({ jobId, ...props }: NewVisitProps & { jobId: string | undefined }) {
  const t = useMessages(visitMessages);
  const { data, error } = useRead('/api/v1/jobs/{id}', undefined, { id: jobId, isOff: !jobId });
  if (!jobId) return <Editor job={null} {...props} />;
  if (data) return <Editor job={{ id: data.id, label: data.name, detail: data.number }} {...props} />;
  return (
    <Drawer isOpen onClose={props.onClose} title={t('newTitle')}>
      {error ? <Problem problem={refusalOf(error)} isInline /> : <SkeletonLines count={8} />}
    </Drawer>
  );
}

/** What a visit is of which nothing is known yet; conflicts are looked for in what is typed. */
const BLANK = {
  ...{ id: '', number: '', title: '', status: 'unassigned', assignments: [], estimatedMinutes: null },
  ...{ scheduledStart: null, scheduledEnd: null, jobNumber: null, jobDueDate: null },
} as unknown as Visit;

function Editor({ job, day, board, onClose }: NewVisitProps & { job: Option | null }) {
  const t = useMessages(visitMessages);
  const { zone } = useFormat();
  const { form, isSaved } = useSaveForm<Values, schemas['WorkOrderAnswer']>({
    defaultValues: {
      ...{ title: job?.label ?? '', job, customer: null, description: '' },
      ...{ contractorIds: [], day, from: '08:00', to: '10:00', daysLater: 0 },
    },
    send: (values, key) =>
      got(
        api.POST('/api/v1/work-orders', { params: { header: idempotent(key) }, body: bodyOf(values, zone) }),
      ),
    refreshes: [VISITS],
    said: ({ number }) => t('created', { number }),
    onDone: onClose,
  });
  return (
    <FormDrawer form={form} isSaved={isSaved} title={t('newTitle')} go={t('create')} onClose={onClose}>
      <TextField name="title" label={t('what')} isRequired autoFocus />
      <ComboField name="job" label={t('job')} search={findJobs} />
      <CustomerField />
      <PlanFields board={board} visit={BLANK} />
      <TextAreaField name="description" label={t('description')} />
    </FormDrawer>
  );
}

/** A job says whose it is. */
function CustomerField() {
  const t = useMessages(visitMessages);
  const { control } = useFormContext<Values>();
  const job = useWatch({ control, name: 'job' });
  if (job) return null;
  return <ComboField name="customer" label={t('customer')} search={findCustomers} />;
}

function bodyOf({ title, job, customer, description, ...plan }: Values, zone: string) {
  const { contractorIds, ...window } = typedPlan(plan, zone);
  return {
    ...{ title, ...window },
    description: description.trim() || null,
    jobId: job?.id ?? null,
    customerId: job ? null : (customer?.id ?? null),
    ...(contractorIds.length > 0 && { contractorIds }),
  };
}
