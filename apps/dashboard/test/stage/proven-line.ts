import { addDays, localDateOf } from '#kernel';
import { signIn } from '../../../../libs/identity/src/testing/sign-in.js';
import type { Stage } from './stage.js';

interface Made {
  id: string;
  version: number;
}

interface Charge {
  description: string;
  quantity: string;
  unitPrice: string;
}

const SITE = { latitude: 43.6387, longitude: -79.3817 };
const METRES_IN_A_DEGREE = 111_320;
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A line of an invoice with all that can stand behind one: order, job, hours at the site by GPS, and a photographed receipt. */
export async function layOutProvenLine(here: Stage, customerId: string, charge: Charge): Promise<object> {
  const day = addDays(localDateOf(new Date(), 'America/Toronto'), -1);
  const jobId = await jobOfOrder(here, customerId, charge, day);
  const { id: contractorId } = await here.send<Made>('POST', '/contractors', { displayName: 'Inès Beaudry' });
  const timeEntryId = await hoursOnSite(here, { jobId, customerId, contractorId, day });
  const sourceId = await receipt(here, { jobId, contractorId, day });
  return { ...charge, jobId, jobLineNumber: 1, timeEntryId, evidence: [{ kind: 'expense', sourceId }] };
}

async function jobOfOrder(here: Stage, customerId: string, line: Charge, orderDate: string): Promise<string> {
  const order = await here.send<Made>('POST', '/purchase-orders', {
    ...{ direction: 'customer', number: 'HV-1180', customerId, orderDate, lines: [line] },
  });
  await here.send('POST', `/purchase-orders/${order.id}/approve`, { version: order.version });
  const { id, version } = await here.send<Made>('POST', `/purchase-orders/${order.id}/jobs`, {});
  const started = await here.send<Made>('POST', `/jobs/${id}/start`, { version });
  await here.send('POST', `/jobs/${id}/progress`, {
    version: started.version,
    lines: [{ lineNumber: 1, quantityCompleted: line.quantity }],
  });
  return id;
}

interface Work {
  jobId: string;
  contractorId: string;
  day: string;
}

/** She agreed that her places are kept, and clocked in a few steps from the site. */
async function hoursOnSite(here: Stage, { customerId, ...work }: Work & { customerId: string }) {
  const { jobId, contractorId, day } = work;
  const [startedAt, endedAt] = [`${day}T13:00:00Z`, `${day}T20:30:00Z`];
  const visit = await here.send<Made>('POST', '/work-orders', {
    ...{ title: 'North slope', customerId, jobId, contractorIds: [contractorId], geofenceMetres: 150 },
    ...{ latitude: String(SITE.latitude), longitude: String(SITE.longitude), timezone: 'America/Toronto' },
    ...{ scheduledStart: startedAt, scheduledEnd: endedAt },
  });
  const herself = await signIn(here.test, 'contractor', {
    organizationId: here.organizationId,
    contractorId,
  });
  const post = async <T>(path: string, payload: object): Promise<T> => {
    const { headers } = herself;
    const answer = await here.test.app.inject({ method: 'POST', url: `/api/v1${path}`, headers, payload });
    if (answer.statusCode >= 300) throw new Error(`${path}: ${answer.body}`);
    return answer.json<T>();
  };
  await post(`/contractors/${contractorId}/location-consent`, { given: true });
  const { id } = await post<Made>(`/contractors/${contractorId}/time`, {
    ...{ jobId, workOrderId: visit.id, startedAt, endedAt },
  });
  for (const [kind, at, metres] of [
    ['start', startedAt, 22],
    ['stop', endedAt, 31],
  ] as const)
    await post(`/time-entries/${id}/location`, {
      ...{ kind, at, accuracyMeters: 8, longitude: SITE.longitude },
      latitude: Number((SITE.latitude + metres / METRES_IN_A_DEGREE).toFixed(6)),
    });
  await here.send('POST', '/time-weeks/submit', { contractorId, day });
  await here.send('POST', '/time-weeks/approve', { contractorId, day });
  return id;
}

async function receipt(here: Stage, { jobId, contractorId, day }: Work): Promise<string> {
  const { headers } = await signIn(here.test, 'manager', { organizationId: here.organizationId });
  const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="receipt.png"\r\n\r\n';
  const file = await here.test.app.inject({
    method: 'POST',
    url: '/api/v1/files',
    headers: { ...headers, 'content-type': 'multipart/form-data; boundary=b' },
    payload: Buffer.concat([Buffer.from(head), Buffer.from(PIXEL, 'base64'), Buffer.from('\r\n--b--\r\n')]),
  });
  const { id } = await here.send<Made>('POST', '/expenses', {
    ...{ contractorId, jobId, expenseDate: day, category: 'materials', vendor: 'Roof Depot' },
    ...{ description: 'Ridge vents and nails', amount: '118.20', taxAmount: '13.60' },
    receiptFileId: file.json<Made>().id,
  });
  await here.send('POST', `/expenses/${id}/submit`);
  await here.send('POST', `/expenses/${id}/approve`);
  return id;
}
