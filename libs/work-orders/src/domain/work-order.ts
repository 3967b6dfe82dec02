import type { Address } from '#parties';
import type { WorkOrderStatus } from './work-order.states.js';

/** What is to be done at a site, as whoever plans it says. */
export interface WorkOrderFields {
  title: string;
  description: string | null;
  /** 1 is the most urgent, 5 the least. */
  priority: number;
  customerId: string | null;
  jobId: string | null;
  /** The project in the sender's words; in the books a project or sub-customer of the customer. */
  projectCode: string | null;
  siteAddress: Address | null;
  /** Degrees, as decimal text; both or neither. */
  latitude: string | null;
  longitude: string | null;
  /** Metres around the site within which a punch counts as on site. */
  geofenceMetres: number;
  /** IANA zone of the site. */
  timezone: string | null;
  /** Instants, ISO 8601. */
  scheduledStart: string | null;
  scheduledEnd: string | null;
  estimatedMinutes: number | null;
}

export interface Assignment {
  contractorId: string;
  contractorName: string;
  /** ISO 8601; null until she says that she has seen it. */
  acknowledgedAt: string | null;
}

export interface NewCheck {
  text: string;
  /** The visit cannot end before it is done, unless a reason is given. */
  required: boolean;
}

export interface Check extends NewCheck {
  lineNumber: number;
  doneAt: string | null;
  doneBy: string | null;
}

export interface WorkOrderView extends WorkOrderFields {
  id: string;
  number: string;
  customerName: string | null;
  jobNumber: string | null;
  /** `YYYY-MM-DD`: when the job is due. */
  jobDueDate: string | null;
  status: WorkOrderStatus;
  /** `manual`, or the name of the system that sent it. */
  source: string;
  externalId: string | null;
  /** Why it was declined, cancelled or ended with open checks. */
  reason: string | null;
  startedAt: string | null;
  finishedAt: string | null;
  /** The customer that stands for the project in the books, and its class; null until they are found or made. */
  projectCustomerId: string | null;
  classId: string | null;
  version: number;
  createdAt: string;
  updatedAt: string;
  assignments: Assignment[];
  checks: Check[];
}

/** The fields of a new visit of which nothing was said yet. */
export const EMPTY_FIELDS: Omit<WorkOrderFields, 'title'> = {
  description: null,
  priority: 3,
  customerId: null,
  jobId: null,
  projectCode: null,
  siteAddress: null,
  latitude: null,
  longitude: null,
  geofenceMetres: 150,
  timezone: null,
  scheduledStart: null,
  scheduledEnd: null,
  estimatedMinutes: null,
};

export const FIELD_NAMES = ['title', ...Object.keys(EMPTY_FIELDS)] as readonly (keyof WorkOrderFields)[];

export function fieldsOf(order: WorkOrderFields): WorkOrderFields {
  return Object.fromEntries(FIELD_NAMES.map((name) => [name, order[name]])) as unknown as WorkOrderFields;
}
