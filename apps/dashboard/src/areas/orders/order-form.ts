import type { schemas } from '#api-client';
import type { Option } from '#ui';
import { asPrice } from '../../app/amounts';
import { orNull } from '../../app/text';
import type { Direction, Order, OrderLine } from './order';

/** new: enter it. change: everything. handle: what an approved order lets one change. revise: what was agreed. */
export type FormMode = 'new' | 'change' | 'handle' | 'revise';

export interface LineValues {
  /** Of a line that is there already. */
  lineNumber: number | undefined;
  itemId: Option | null;
  description: string;
  quantity: string;
  unit: string;
  unitPrice: string;
  taxCodeId: string;
}

/** Named as in the request body, so that refusals find their fields. */
export interface OrderValues {
  reason: string;
  direction: Direction;
  customerId: Option | null;
  contractorId: Option | null;
  number: string;
  reference: string;
  orderDate: string;
  dueDate: string;
  requestedDate: string;
  promisedDate: string;
  shipDate: string;
  priority: string;
  rush: boolean;
  jobId: Option | null;
  lines: LineValues[];
  discountAmount: string;
  shippingAmount: string;
  shippingTerms: string;
  specialInstructions: string;
  customerNotes: string;
  memo: string;
  draft: boolean;
}

export const EMPTY_LINE: LineValues = {
  lineNumber: undefined,
  itemId: null,
  description: '',
  quantity: '1',
  unit: '',
  unitPrice: '',
  taxCodeId: '',
};

/** What a form begins with. `sameJob` names the job that an order is for, as nobody looks it up for this. */
export function valuesOf(order: Order | undefined, today: string, sameJob: string): OrderValues {
  return {
    reason: '',
    direction: order?.direction ?? 'customer',
    customerId: null,
    contractorId: null,
    number: '',
    reference: order?.reference ?? '',
    orderDate: order?.orderDate ?? today,
    dueDate: order?.dueDate ?? '',
    requestedDate: order?.requestedDate ?? '',
    promisedDate: order?.promisedDate ?? '',
    shipDate: order?.shipDate ?? '',
    priority: String(order?.priority ?? 3),
    rush: order?.rush ?? false,
    jobId: order?.jobId ? { id: order.jobId, label: sameJob } : null,
    lines: order?.lines.map(lineValues) ?? [EMPTY_LINE],
    discountAmount: amountOf(order?.discountAmount),
    shippingAmount: amountOf(order?.shippingAmount),
    shippingTerms: order?.shippingTerms ?? '',
    specialInstructions: order?.specialInstructions ?? '',
    customerNotes: order?.customerNotes ?? '',
    memo: order?.memo ?? '',
    draft: false,
  };
}

const amountOf = (amount: string | undefined): string => (amount && Number(amount) !== 0 ? amount : '');

function lineValues(line: OrderLine): LineValues {
  const { lineNumber, itemId, sku, description, quantity, unit, unitPrice, taxCodeId } = line;
  return {
    ...{ lineNumber, description, quantity },
    unitPrice: asPrice(unitPrice),
    itemId: itemId ? { id: itemId, label: sku ?? description } : null,
    unit: unit ?? '',
    taxCodeId: taxCodeId ?? '',
  };
}

/** What an approved order lets one change directly: how it is handled. */
function handlingOf(values: OrderValues) {
  return {
    dueDate: orNull(values.dueDate),
    promisedDate: orNull(values.promisedDate),
    shipDate: orNull(values.shipDate),
    priority: Number(values.priority),
    rush: values.rush,
    customerNotes: orNull(values.customerNotes),
    memo: orNull(values.memo),
    ...(values.direction === 'supplier' && { jobId: values.jobId?.id ?? null }),
  };
}

/** Everything that may be said beside who it is with. */
function contentOf(values: OrderValues) {
  return {
    ...handlingOf(values),
    requestedDate: orNull(values.requestedDate),
    reference: orNull(values.reference),
    shippingTerms: orNull(values.shippingTerms),
    specialInstructions: orNull(values.specialInstructions),
    discountAmount: values.discountAmount.trim() || '0',
    shippingAmount: values.shippingAmount.trim() || '0',
    lines: values.lines.map(lineBody),
  };
}

/** A line that is there already is told in full; of a new one, what is empty comes from its item. */
function lineBody(line: LineValues): schemas['ChangedOrderLineBody'] {
  const isNew = line.lineNumber === undefined;
  return {
    ...(!isNew && { lineNumber: line.lineNumber }),
    itemId: line.itemId?.id ?? null,
    description: orNull(line.description),
    quantity: line.quantity.trim(),
    unitPrice: orNull(line.unitPrice),
    unit: orNull(line.unit),
    ...(isNew && !line.taxCodeId ? {} : { taxCodeId: orNull(line.taxCodeId) }),
  };
}

export function newBody(values: OrderValues): schemas['CreatePurchaseOrderBody'] {
  const { direction, customerId, contractorId, number, orderDate, draft } = values;
  const party =
    direction === 'customer' ? { customerId: customerId?.id } : { contractorId: contractorId?.id };
  return {
    ...contentOf(values),
    ...{ direction, draft, ...party },
    ...(number.trim() && { number: number.trim() }),
    ...(orderDate && { orderDate }),
  };
}

export const changeBody = (
  values: OrderValues,
  mode: 'change' | 'handle',
  version: number,
): schemas['ChangePurchaseOrderBody'] => ({
  ...(mode === 'change' ? contentOf(values) : handlingOf(values)),
  version,
});

export const revisionBody = (values: OrderValues, version: number): schemas['ProposeRevisionBody'] => ({
  ...contentOf(values),
  reason: values.reason.trim(),
  version,
});
