import { eventually } from '../../../../libs/platform/src/testing/eventually.js';
import type { Scenario } from './scenario.js';

export const progressBillingWithHoldback: Scenario = {
  title: 'a job is billed as it progresses, ten per cent are held back and billed at the end',
  guide: 'progress-billing-with-holdback',
  async tell(firm) {
    const { accountant, dispatcher } = firm.office;
    const towers = await firm.customer('Harbourfront Towers');
    const plumbing = await firm.item('Plumbing contract work', '0');
    const job = await firm.job(towers, [{ description: 'Plumbing', quantity: '1', unitPrice: '70000' }]);
    await accountant.put(`/jobs/${job.id}/schedule-of-values`, {
      holdbackPercent: '10',
      lines: [
        { description: 'Rough-in', itemId: plumbing.id, scheduledValue: '40000.00' },
        { description: 'Fixtures', itemId: plumbing.id, scheduledValue: '25000.00' },
        { description: 'Commissioning', itemId: plumbing.id, scheduledValue: '5000.00', kind: 'milestone' },
      ],
    });
    const progress = (lines: object[], invoiceDate: string) =>
      accountant.post(`/jobs/${job.id}/progress-invoices`, { lines, invoiceDate });

    const first = await progress(
      [
        { lineNumber: 1, percentToDate: '50' },
        { lineNumber: 2, percentToDate: '20' },
      ],
      '2025-09-30',
    );
    expect(first.lines.map(({ amount }: { amount: string }) => amount)).toEqual([
      ...['20000.00', '5000.00', '-2500.00'],
    ]);
    expect(first).toMatchObject({ subtotal: '22500.00', taxAmount: '2925.00', total: '25425.00' });
    expect(first).toMatchObject({ dueDate: '2025-10-30', status: 'draft' });
    await firm.approved(first);
    expect(await firm.books.invoice(first.number)).toMatchObject({ TotalAmt: 25425, Balance: 25425 });
    await firm.paid(first, '25425.00', '2025-10-28');

    const tooMuch = [{ lineNumber: 1, percentToDate: '110' }];
    expect(
      await accountant.refused('POST', `/jobs/${job.id}/progress-invoices`, { lines: tooMuch }),
    ).toMatchObject({ status: 409, code: 'INVOICING.OVER_SCHEDULE' });

    const second = await progress(
      [{ lineNumber: 1, percentToDate: '100' }, { lineNumber: 2, percentToDate: '100' }, { lineNumber: 3 }],
      '2025-10-31',
    );
    expect(second).toMatchObject({ subtotal: '40500.00', taxAmount: '5265.00', total: '45765.00' });
    await firm.approved(second);
    await firm.paid(second, '45765.00', '2025-11-27');

    const held = () => accountant.list(`/holdbacks?jobId=${job.id}`);
    expect(await held()).toMatchObject([
      { number: second.number, amount: '4500.00', status: 'held', releaseOn: null },
      { number: first.number, amount: '2500.00', status: 'held', releaseOn: null },
    ]);
    await firm.step(job, 'complete', { allDone: true });
    await eventually(async () => (await held())[0].releaseOn !== null, 'the end of the lien period');
    const dueOnly = { jobId: job.id, dueOnly: true };
    expect(await accountant.refused('POST', '/holdbacks/release', dueOnly)).toMatchObject({
      code: 'INVOICING.NOTHING_HELD_BACK',
    });

    await accountant.post('/holdbacks/release-day', { jobId: job.id, releaseOn: '2026-01-31' });
    const [release] = (await accountant.post('/holdbacks/release', dueOnly)).items;
    expect(release).toMatchObject({ kind: 'holdback_release', jobId: job.id });
    expect(release).toMatchObject({ subtotal: '7000.00', taxAmount: '910.00', total: '7910.00' });
    await firm.approved(release);
    expect(await firm.books.invoice(release.number)).toMatchObject({ TotalAmt: 7910 });
    expect((await held()).map(({ status }) => status)).toEqual(['released', 'released']);
    expect(await accountant.refused('POST', '/holdbacks/release', dueOnly)).toMatchObject({ status: 409 });

    // 25,425.00 + 45,765.00 + 7,910.00 are the contract and its tax: nothing was lost on the way.
    expect(await accountant.get(`/jobs/${job.id}/schedule-of-values`)).toMatchObject({
      scheduledValue: '70000.00',
      billedValue: '70000.00',
    });
    expect(await dispatcher.get(`/jobs/${job.id}`)).toMatchObject({ status: 'completed' });
  },
};
