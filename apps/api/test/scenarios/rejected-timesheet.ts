import type { Scenario } from './scenario.js';

const WEEK = ['2025-10-20', '2025-10-21', '2025-10-22'] as const;

export const rejectedTimesheet: Scenario = {
  title: 'a time sheet comes back with a reason, is corrected, approved, billed, and its week is closed',
  guide: 'rejected-timesheet',
  async tell(firm) {
    const { accountant, manager } = firm.office;
    const clinic = await firm.customer('Queen Street Clinic');
    const ravi = await firm.contractor('Ravi Chandran Gas Fitting');
    const labour = await firm.item('Gas fitting labour', '90');
    const job = await firm.job(clinic, [{ description: 'Boiler room', quantity: '1', unitPrice: '5000' }]);
    const himself = await firm.login('contractor', { contractorId: ravi.id });
    const record = (workDate: string, minutes: number) =>
      himself.post(`/contractors/${ravi.id}/time`, {
        ...{ jobId: job.id, itemId: labour.id, workDate, minutes },
      });
    await record(WEEK[0], 480);
    await record(WEEK[1], 480);
    const long = await record(WEEK[2], 660);

    const week = { day: WEEK[0], contractorId: ravi.id };
    expect(await himself.post('/time-weeks/submit', week)).toEqual({ moved: 3 });
    expect(
      await himself.refused('PATCH', `/time-entries/${long.id}`, { version: long.version + 1, minutes: 480 }),
    ).toMatchObject({ code: 'TIMEKEEPING.NOT_EDITABLE' });
    const reason = 'The site closed at four: eleven hours cannot be.';
    expect(await manager.post(`/time-entries/${long.id}/reject`, { reason })).toMatchObject({
      status: 'rejected',
    });
    expect(await manager.refused('POST', '/time-weeks/lock', { day: WEEK[0] })).toMatchObject({
      code: 'TIMEKEEPING.WEEK_UNDECIDED',
    });

    const [back] = await himself.list('/time-entries?status=rejected');
    expect(back).toMatchObject({ id: long.id, rejectionReason: reason });
    await himself.patch(`/time-entries/${back.id}`, { version: back.version, minutes: 480 });
    await himself.post('/time-weeks/submit', week);
    expect(await himself.refused('POST', '/time-weeks/approve', week)).toMatchObject({ status: 403 });
    expect(await manager.post('/time-weeks/approve', week)).toEqual({ moved: 3 });
    expect(await manager.post('/time-weeks/lock', { day: WEEK[0] })).toMatchObject({
      contractors: [{ contractorId: ravi.id, entries: 3, approvedMinutes: 1440 }],
    });
    const late = { jobId: job.id, workDate: '2025-10-23', minutes: 120 };
    expect(await himself.refused('POST', `/contractors/${ravi.id}/time`, late)).toMatchObject({
      code: 'TIMEKEEPING.WEEK_LOCKED',
    });

    const invoice = await accountant.post(`/customers/${clinic.id}/invoices`, {
      ...{ from: WEEK[0], to: WEEK[2], invoiceDate: '2025-10-27' },
    });
    expect(invoice.lines).toMatchObject([{ quantity: '24', unitPrice: '90', amount: '2160.00' }]);
    expect(invoice).toMatchObject({ subtotal: '2160.00', taxAmount: '280.80', total: '2440.80' });
    expect(await firm.blocks(invoice)).toEqual([]);
    await firm.approved(invoice);
    expect(await firm.books.invoice(invoice.number)).toMatchObject({ TotalAmt: 2440.8 });
    expect(await himself.list('/time-entries')).toMatchObject([
      ...WEEK.toReversed().map((workDate) => ({ workDate, minutes: 480, status: 'invoiced' })),
    ]);
  },
};
