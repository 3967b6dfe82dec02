import { invoice, job, line } from '../testing/evidence.js';
import type { InvoiceEvidence, WorkEntry } from './evidence.js';
import { lineProofs } from './line-evidence.js';

const entry = (changes: object = {}) =>
  ({
    ...{ id: 'time', contractorId: 'ann', workDate: '2026-11-20', minutes: 450 },
    ...{ startedAt: '2026-11-20T13:00:00Z', endedAt: '2026-11-20T20:30:00Z' },
    visit: { id: 'v', number: 'WO-1', scheduledStart: null, scheduledEnd: null, geofenceMetres: 150 },
    punches: [
      { distanceMeters: 20, accuracyMeters: 10 },
      { distanceMeters: 180.4, accuracyMeters: 40 },
    ],
    cardRate: { rate: '95', reason: 'journeyman, Ontario' },
    ...changes,
  }) as unknown as WorkEntry;

const evidence = (changes: Partial<InvoiceEvidence>) =>
  ({ invoice: invoice(), jobs: new Map(), work: [], ...changes }) as unknown as InvoiceEvidence;

describe('what a line rests on', () => {
  it('is the job line and the order line that it bills, with their figures', () => {
    const order = { id: 'po', number: 'PO-7', lines: [{ lineNumber: 4, quantity: '8', unitPrice: '10' }] };
    const jobs = new Map([['job', job({ purchaseOrderId: 'po' }, { purchaseOrderLineNumber: 4 })]]);
    const [proof] = lineProofs(evidence({ jobs }), new Map([['po', order]]), new Map());
    expect(proof).toMatchObject({
      order: { number: 'PO-7', lineNumber: 4, quantity: '8', unitPrice: '10' },
      job: { number: 'JOB-20261121-001', completed: '5', invoiced: '3' },
    });
  });

  it('is the time with who, how far from the site, and what the card says', () => {
    const lines = [line({ jobId: null, jobLineNumber: null, timeEntryId: 'time' })];
    const [proof] = lineProofs(
      evidence({ invoice: invoice({ lines }), work: [entry()] }),
      new Map(),
      new Map([['ann', 'Ann Electric']]),
    );
    expect(proof?.time).toEqual([
      expect.objectContaining({
        ...{ personName: 'Ann Electric', hours: '7.5', visitNumber: 'WO-1' },
        ...{ distanceMeters: 180, accuracyMeters: 40, fenceMeters: 150, isOnSite: true },
        cardRate: '95.00',
      }),
    ]);
  });

  it('says nothing about the place when nobody was asked where they are', () => {
    const lines = [line({ timeEntryId: 'time' })];
    const far = entry({ punches: [{ distanceMeters: 900, accuracyMeters: 40 }] });
    const placeOf = (work: WorkEntry) =>
      lineProofs(evidence({ invoice: invoice({ lines }), work: [work] }), new Map(), new Map())[0]?.time[0]
        ?.isOnSite;
    expect(placeOf(entry({ punches: undefined }))).toBeNull();
    expect(placeOf(far)).toBe(false);
  });
});
