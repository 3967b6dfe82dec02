import { newId } from '#kernel';
import type { Scenario } from './scenario.js';

const LABOUR_DAY = '2025-09-01';

export const crewDayOnAHoliday: Scenario = {
  title: 'a crew works on Labour Day: the hours are billed and paid at time and a half',
  guide: 'crew-day-on-a-holiday',
  async tell(firm) {
    const { accountant, manager, dispatcher } = firm.office;
    const cannery = await firm.customer('Port Dover Cannery');
    const [lead, helper] = [
      await firm.contractor('Delphine Roy Mechanical'),
      await firm.contractor('Owen Pike Mechanical'),
    ];
    const labour = await firm.item('Emergency labour', '110');
    const emergency = await accountant.post('/service-types', {
      ...{ code: 'EMERGENCY', name: 'Emergency repair', itemId: labour.id },
    });
    const agreed = { serviceTypeId: emergency.id, validFrom: '2025-01-01', overtimeSource: 'provincial' };
    await accountant.post('/rate-cards', {
      ...agreed,
      name: 'Cannery',
      customerId: cannery.id,
      value: '110',
    });
    for (const { id, displayName } of [lead, helper])
      await accountant.post('/rate-cards', { ...agreed, name: displayName, contractorId: id, value: '58' });
    const job = await firm.job(cannery, [{ description: 'Boiler down', quantity: '1', unitPrice: '6000' }]);

    const holidays = await accountant.get('/statutory-holidays?province=ON&year=2025');
    expect(holidays).toContainEqual({ day: LABOUR_DAY, name: 'Labour Day' });
    const inForce = (party: string) =>
      accountant.get(`/rates/in-force?${party}&serviceTypeId=${emergency.id}&province=ON&day=${LABOUR_DAY}`);
    expect(await inForce(`customerId=${cannery.id}`)).toMatchObject({
      ...{ rate: '110', overtime: { holiday: '1.5' }, source: 'card' },
    });
    expect(await inForce(`contractorId=${lead.id}`)).toMatchObject({ rate: '58' });

    const foreman = await firm.login('contractor', { contractorId: lead.id, isForeman: true });
    const stranger = newId();
    const { results } = await foreman.post('/time-entries/crew', {
      ...{ jobId: job.id, serviceTypeId: emergency.id, itemId: labour.id, description: 'Boiler tubes' },
      ...{ startedAt: `${LABOUR_DAY}T07:00:00-04:00`, endedAt: `${LABOUR_DAY}T15:30:00-04:00` },
      breaks: [{ startedAt: `${LABOUR_DAY}T11:30:00-04:00`, endedAt: `${LABOUR_DAY}T12:00:00-04:00` }],
      crew: [
        { contractorId: lead.id },
        { contractorId: helper.id, endedAt: `${LABOUR_DAY}T11:30:00-04:00`, breaks: [] },
        { contractorId: stranger },
      ],
    });
    expect(results).toMatchObject([
      { entry: { minutes: 480, startedWall: `${LABOUR_DAY}T07:00` }, problem: null },
      { entry: { minutes: 270 }, problem: null },
      { entry: null, problem: { code: 'TIMEKEEPING.NO_SUCH_CONTRACTOR' } },
    ]);

    for (const { entry } of results.slice(0, 2)) {
      await dispatcher.post(`/time-entries/${entry.id}/submit`);
      await manager.post(`/time-entries/${entry.id}/approve`);
    }
    const day = { from: LABOUR_DAY, to: LABOUR_DAY, invoiceDate: '2025-09-05' };
    const invoice = await accountant.post(`/customers/${cannery.id}/invoices`, day);
    // Every hour once at its rate, and what Labour Day counts more on a line of its own.
    expect(invoice.lines).toMatchObject([
      { quantity: '12.5', unitPrice: '110', amount: '1375.00' },
      { quantity: '12.5', unitPrice: '55', amount: '687.50' },
    ]);
    expect(invoice).toMatchObject({ subtotal: '2062.50', taxAmount: '268.13', total: '2330.63' });
    expect(await firm.blocks(invoice)).toEqual([]);
    await firm.approved(invoice);
    expect(await firm.books.invoice(invoice.number)).toMatchObject({ TotalAmt: 2330.63 });

    const bill = await accountant.post(`/contractors/${lead.id}/bills`, {
      ...{ ...day, number: 'DR-88', taxCodeId: firm.of('HST ON') },
    });
    expect(bill).toMatchObject({ subtotal: '696.00', taxAmount: '90.48', total: '786.48' });
    await firm.approved(bill);
    expect(await firm.books.bill('DR-88')).toMatchObject({ TotalAmt: 786.48 });
    expect(await accountant.refused('POST', `/customers/${cannery.id}/invoices`, day)).toMatchObject({
      code: 'INVOICING.NO_TIME_TO_BILL',
    });
  },
};
