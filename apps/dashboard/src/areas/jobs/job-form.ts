import type { schemas } from '#api-client';
import type { Option } from '#ui';
import { addDays } from '../../app/days';
import { addressValues, writtenAddress } from '../../app/postal-address';
import { orNull } from '../../app/text';
import type { Job } from './moves';

type Template = schemas['TemplateAnswer'];

export interface LineValues {
  itemId: Option | null;
  description: string;
  quantity: string;
  unitPrice: string;
  taxCodeId: string;
}

/** Named as in the request body, so that refusals find their fields. */
export interface JobValues {
  customerId: Option | null;
  templateId: string;
  name: string;
  description: string;
  dueDate: string;
  priority: string;
  workCentreId: string;
  billingBasis: Job['billingBasis'];
  siteAddress: schemas['AddressBody'];
  lines: LineValues[];
}

export const EMPTY_LINE: LineValues = {
  itemId: null,
  description: '',
  quantity: '1',
  unitPrice: '',
  taxCodeId: '',
};

/** What the form begins with: an empty job due on a day, or one that is there. */
export function valuesOf(job: Job | undefined, dueDate = ''): JobValues {
  return {
    customerId: null,
    templateId: '',
    name: job?.name ?? '',
    description: job?.description ?? '',
    dueDate: job ? (job.dueDate ?? '') : dueDate,
    priority: String(job?.priority ?? 3),
    workCentreId: job?.workCentreId ?? '',
    billingBasis: job?.billingBasis ?? 'completed',
    siteAddress: addressValues(job?.siteAddress),
    lines: [EMPTY_LINE],
  };
}

/** What a template fills in; it is all on screen before it is sent. */
export function filledBy(template: Template, today: string): Partial<JobValues> {
  const { description, dueDays, priority, workCentreId, billingBasis, lines = [] } = template;
  return {
    description: description ?? '',
    ...(typeof dueDays === 'number' && { dueDate: addDays(today, dueDays) }),
    priority: String(priority ?? 3),
    workCentreId: workCentreId ?? '',
    billingBasis: billingBasis ?? 'completed',
    ...(lines.length > 0 && {
      lines: lines.map((line) => ({
        itemId: line.itemId ? { id: line.itemId, label: line.description } : null,
        description: line.description,
        quantity: line.quantity,
        unitPrice: line.unitPrice,
        taxCodeId: line.taxCodeId ?? '',
      })),
    }),
  };
}

function detailsOf(values: JobValues) {
  return {
    description: orNull(values.description),
    dueDate: orNull(values.dueDate),
    priority: Number(values.priority),
    workCentreId: orNull(values.workCentreId),
    billingBasis: values.billingBasis,
    siteAddress: writtenAddress(values.siteAddress),
    ...(values.name.trim() && { name: values.name.trim() }),
  };
}

export const newBody = (values: JobValues): schemas['CreateHandJobBody'] => ({
  ...detailsOf(values),
  customerId: values.customerId?.id ?? '',
  ...(values.templateId && { templateId: values.templateId }),
  lines: values.lines.map((line) => ({
    itemId: line.itemId?.id ?? null,
    description: line.description.trim(),
    quantity: line.quantity.trim(),
    unitPrice: line.unitPrice.trim(),
    taxCodeId: orNull(line.taxCodeId),
  })),
});

export const changeBody = (values: JobValues, version: number): schemas['ChangeJobBody'] => ({
  ...detailsOf(values),
  version,
});
