import { newId } from '#kernel';
import type { SignedIn } from '../../identity/src/testing/sign-in.js';
import { eventually } from '../../platform/src/testing/eventually.js';
import { type ExpenseView, TimekeepingFacade } from './index.js';
import { Crew } from './testing/crew-fixture.js';

type Shown = ExpenseView & { breaches: string[] };

describe('expenses', () => {
  let crew: Crew;
  let bob: SignedIn;
  let ann: SignedIn;
  let facade: TimekeepingFacade;

  const spend = (more: object = {}, who = bob) =>
    crew.call<Shown>(who, 'POST', `/contractors/${who === bob ? crew.bobId : crew.annId}/expenses`, {
      ...{
        expenseDate: '2026-11-02',
        category: 'materials',
        vendor: 'Rona',
        amount: '113.00',
        taxAmount: '13.00',
      },
      ...more,
    });
  const drive = (kilometres: string, more: object = {}, who = bob) =>
    spend(
      {
        category: 'mileage',
        kilometres,
        amount: undefined,
        taxAmount: undefined,
        vendor: undefined,
        ...more,
      },
      who,
    );
  const upload = async (who: SignedIn, contractorId: string, content: Buffer) => {
    const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="receipt.png"\r\n\r\n';
    const answer = await crew.test.app.inject({
      method: 'POST',
      url: `/api/v1/contractors/${contractorId}/receipts`,
      headers: { ...who.headers, 'content-type': 'multipart/form-data; boundary=b' },
      payload: Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--b--\r\n')]),
    });
    return { status: answer.statusCode, body: answer.json<{ id: string }>() };
  };
  const approved = async () => {
    const { body } = await spend();
    await crew.call(bob, 'POST', `/expenses/${body.id}/submit`);
    await crew.call(crew.manager, 'POST', `/expenses/${body.id}/approve`);
    return body.id;
  };
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );

  beforeAll(async () => {
    crew = await Crew.gather();
    bob = await crew.contractor(crew.bobId);
    ann = await crew.contractor(crew.annId);
    facade = crew.test.app.get(TimekeepingFacade);
  });

  afterAll(() => crew.test.close());

  it('go from the contractor over approval onto an invoice, and back when it is voided', async () => {
    const { status, body } = await spend();
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { status: 'draft', amount: '113.00', currency: 'CAD', contractorId: crew.bobId, breaches: [] },
    });
    expect((await crew.call(bob, 'POST', `/expenses/${body.id}/submit`)).body.status).toBe('submitted');
    expect(await crew.call(bob, 'POST', `/expenses/${body.id}/approve`)).toMatchObject({ status: 403 });
    const { body: accepted } = await crew.call(crew.manager, 'POST', `/expenses/${body.id}/approve`);
    expect(accepted).toMatchObject({ status: 'approved', version: 3 });
    await crew.inOneTransaction(() => facade.markExpensesInvoiced([body.id]));
    await crew.inOneTransaction(() => facade.releaseExpenses([body.id]));
    await crew.inOneTransaction(() => facade.releaseExpenses([body.id]));
    const stored = await crew.test.as(crew.organizationId, () => facade.expense(body.id));
    expect(stored?.status).toBe('approved');
  });

  it('are billed once, whoever is fastest of fifty', async () => {
    const id = await approved();
    const tries = await Promise.allSettled(
      Array.from({ length: 50 }, () => crew.inOneTransaction(() => facade.markExpensesInvoiced([id]))),
    );
    const refused = tries.filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(49);
    for (const { reason } of refused)
      expect(reason).toMatchObject({ code: 'EXPENSE.TRANSITION', kind: 'conflict' });
  });

  it('come back with a reason, are corrected, and discarded only while nobody has them', async () => {
    const { body } = await spend();
    const url = `/expenses/${body.id}`;
    await crew.call(bob, 'POST', `${url}/submit`);
    expect(await crew.call(bob, 'DELETE', url)).toMatchObject({
      status: 409,
      body: { code: 'TIMEKEEPING.NOT_EDITABLE' },
    });
    const { body: back } = await crew.call<Shown>(crew.manager, 'POST', `${url}/reject`, {
      reason: 'Whose is it?',
    });
    expect(back).toMatchObject({ status: 'rejected', rejectionReason: 'Whose is it?' });
    const change = { version: back.version, amount: '56.50', taxAmount: '6.50', description: 'Valves' };
    expect((await crew.call(bob, 'PATCH', url, change)).body).toMatchObject({
      amount: '56.50',
      vendor: 'Rona',
    });
    expect(await crew.call(bob, 'PATCH', url, change)).toMatchObject({
      status: 409,
      body: { code: 'TIMEKEEPING.STALE_VERSION' },
    });
    expect((await crew.call(bob, 'DELETE', url)).status).toBe(204);
    expect((await crew.call(bob, 'GET', url)).status).toBe(404);
  });

  it('are one expense when a phone sends it again, and refused under an id that means another', async () => {
    const id = newId();
    const tries = await Promise.all(Array.from({ length: 10 }, () => spend({ id })));
    expect(new Set(tries.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(tries.map(({ body }) => body.createdAt)).size).toBe(1);
    expect(await spend({ id, amount: '99.00' })).toMatchObject({
      status: 409,
      body: { code: 'TIMEKEEPING.ID_TAKEN' },
    });
  });

  it('have the receipt that their author sent, and nobody else the same twice unnoticed', async () => {
    const { body: file } = await upload(bob, crew.bobId, png);
    const first = await spend({ receiptFileId: file.id, vendor: 'Emco' });
    expect(first.body.receiptHash).toMatch(/^[0-9a-f]{64}$/);
    const receipt = await crew.test.app.inject({
      method: 'GET',
      url: `/api/v1/expenses/${first.body.id}/receipt`,
      headers: bob.headers,
    });
    expect(receipt.rawPayload).toEqual(png);
    expect(receipt.headers['content-disposition']).toContain('attachment');
    expect(await spend({ receiptFileId: file.id }, ann)).toMatchObject({
      status: 422,
      body: { code: 'TIMEKEEPING.NO_SUCH_FILE' },
    });
    const { body: copy } = await upload(ann, crew.annId, png);
    const second = await spend({ receiptFileId: copy.id, amount: '20.00', taxAmount: undefined }, ann);
    const third = await spend({ vendor: 'EMCO' });
    const twins = await crew.test.as(crew.organizationId, () => facade.expenseTwins([first.body.id]));
    expect(twins).toEqual(
      expect.arrayContaining([
        { of: first.body.id, id: second.body.id, because: 'image' },
        { of: first.body.id, id: third.body.id, because: 'amount' },
      ]),
    );
    expect(twins).toHaveLength(2);
  });

  it('pay kilometres by the rates of the year, less after the first 5,000, also when trips come at once', async () => {
    expect((await drive('100')).body).toMatchObject({ amount: '73.00', currency: 'CAD', kilometres: '100' });
    expect((await drive('4950')).body).toMatchObject({
      amount: '3610.50',
      mileage: {
        before: '100',
        parts: [
          { kilometres: '4900', rate: '0.73' },
          { kilometres: '50', rate: '0.67' },
        ],
      },
    });
    expect((await drive('100', { expenseDate: '2025-06-01' })).body.amount).toBe('72.00');
    const trips = await Promise.all(Array.from({ length: 10 }, () => drive('1000', {}, ann)));
    const amounts = trips.map(({ body }) => body.amount).sort();
    expect(amounts).toEqual([...Array(5).fill('670.00'), ...Array(5).fill('730.00')]);
  });

  it('say what they break of the limits, and leave the decision to a person', async () => {
    const expenseLimits = [{ category: 'meals', maxAmount: '60.00', receiptFrom: '20.00' }];
    await crew.call(crew.manager, 'PATCH', '/timekeeping-policy', { expenseLimits });
    const { body } = await spend({ category: 'meals', amount: '75.00', taxAmount: null });
    expect(body.breaches).toHaveLength(2);
  });

  it('say in a sentence what is wrong', async () => {
    for (const [wrong, code] of [
      [{ amount: undefined }, 'TIMEKEEPING.WHICH_AMOUNT'],
      [{ amount: '10.00', taxAmount: '11.00' }, 'TIMEKEEPING.EXPENSE_AMOUNT'],
      [{ category: 'mileage' }, 'TIMEKEEPING.WHICH_AMOUNT'],
      [{ jobId: newId() }, 'TIMEKEEPING.NO_SUCH_JOB'],
      [{ receiptFileId: newId() }, 'TIMEKEEPING.NO_SUCH_FILE'],
    ] as const)
      expect(await spend(wrong)).toMatchObject({ status: 422, body: { code } });
    expect(await drive('10', { expenseDate: '2031-01-01' })).toMatchObject({
      status: 422,
      body: { code: 'TIMEKEEPING.NO_MILEAGE_RATE' },
    });
  });

  it('that come back are told to whoever handed them in, with the reason', async () => {
    const { body } = await spend({ vendor: 'Kent' });
    await crew.call(bob, 'POST', `/expenses/${body.id}/submit`);
    await crew.call(crew.manager, 'POST', `/expenses/${body.id}/reject`, {
      reason: 'The receipt is cut off.',
    });
    const told = await eventually(async () => {
      const { body: list } = await crew.call<{ items: { kind: string; body: string }[] }>(
        bob,
        'GET',
        '/notifications',
      );
      return list.items.find((notice) => notice.body.includes('The receipt is cut off.'));
    }, 'Bob to hear of his expense');
    expect(told).toMatchObject({
      kind: 'expense.rejected',
      body: 'Your expense of $113.00 of November 2, 2026 was sent back: The receipt is cut off.',
    });
  });
});
