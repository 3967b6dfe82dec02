import { InvoicingFacade } from '#invoicing';
import { runAsTenant, systemActor } from '#platform';
import type { Cast } from './cast.js';
import type { CustomerKey } from './cast-data.js';
import type { Jobs } from './jobs.js';
import type { Lists } from './lists.js';
import type { Stage } from './stage.js';
import type { Wares } from './trades.js';
import type { Answer } from './voice.js';

/** Invoices and bills in every state that there is. */
export async function billMonth(
  stage: Stage,
  organizationId: string,
  { lists, wares, cast, jobs }: { lists: Lists; wares: Wares; cast: Cast; jobs: Jobs },
): Promise<void> {
  const desk = new Desk(stage, lists, wares, cast);
  await desk.progressBilling(jobs.holdback);
  await desk.contractWork(jobs);
  await desk.smallInvoices(organizationId);
  await desk.dispute();
  await desk.bills();
}

class Desk {
  constructor(
    private readonly stage: Stage,
    private readonly lists: Lists,
    private readonly wares: Wares,
    private readonly cast: Cast,
  ) {}

  /** Paid, partly paid, and a draft of what comes next. */
  async progressBilling(job: Answer): Promise<void> {
    const { stage } = this;
    const progress = (days: number, lines: object[]) =>
      stage.accountant.post(`/jobs/${job.id}/progress-invoices`, { invoiceDate: stage.day(days), lines });
    const first = await progress(-52, [
      { lineNumber: 1, percentToDate: '100' },
      { lineNumber: 2, percentToDate: '40' },
    ]);
    await this.approve(first);
    await this.send(first);
    await this.receive(first, first.total, -20);
    const second = await progress(-18, [
      { lineNumber: 2, percentToDate: '100' },
      { lineNumber: 3, percentToDate: '20' },
    ]);
    await this.approve(second);
    await this.send(second);
    await this.receive(second, '15000.00', -3);
    await progress(0, [{ lineNumber: 3, percentToDate: '50' }]);
  }

  /** One is approved and not sent, one waits for the manager. */
  async contractWork({ late, overBudget }: Jobs): Promise<void> {
    const { accountant } = this.stage;
    const invoiceDate = this.stage.day(-1);
    await this.approve(await accountant.post(`/jobs/${late.id}/invoices`, { invoiceDate }));
    const waiting = await accountant.post(`/jobs/${overBudget.id}/invoices`, { invoiceDate });
    await accountant.post(`/invoices/${waiting.id}/submit`);
  }

  /** Overdue, seen by a customer abroad, billed again after a mistake, and a credit for goodwill. */
  async smallInvoices(organizationId: string): Promise<void> {
    const { stage } = this;
    const { accountant } = stage;
    const overdue = await this.write('lofts', -70, [
      this.work('Emergency call, flooded garage', '6', '156.00'),
    ]);
    await this.approve(overdue);
    await this.send(overdue);
    const abroad = await this.write(
      'buffalo',
      -12,
      [{ ...this.work('Glycol skid, prefabricated', '1', '6300.00'), taxCodeId: this.lists('Zero-rated') }],
      { exchangeRate: '1.3925' },
    );
    await this.approve(abroad);
    await accountant.post(`/invoices/${abroad.id}/email`);
    await runAsTenant(organizationId, systemActor('demo'), () =>
      stage.app.get(InvoicingFacade, { strict: false }).markViewed(abroad.id),
    );
    const wrong = await this.write('lofts', -34, [this.work('Pump seal kit, installed', '2', '320.00')]);
    await this.approve(wrong);
    const reason = 'One kit was installed, not two';
    const again = await accountant.post(`/invoices/${wrong.id}/rebill`, { reason });
    await accountant.patch(`/invoices/${again.id}`, {
      ...{ version: again.version, lines: [this.work('Pump seal kit, installed', '1', '320.00')] },
    });
    await this.approve(again);
    await this.send(again);
    await this.receive(again, '361.60', -8);
    await accountant.post('/credits', {
      ...{ direction: 'receivable', customerId: this.cast.customers.lofts.id, creditDate: stage.day(-7) },
      ...{ reason: 'For the wait on the pump seal', lines: [this.work('Goodwill', '1', '150.00')] },
    });
  }

  /** A customer does not agree with an invoice, and nobody has an answer yet. */
  async dispute(): Promise<void> {
    const { stage, cast } = this;
    const invoice = await this.write('foods', -40, [
      this.work('Chiller repair, two visits', '11', '118.00'),
      this.work('Refrigerant R-448A, 6 kg', '6', '94.50'),
    ]);
    await this.approve(invoice);
    await this.send(invoice);
    const log = (days: number, hour: number, direction: 'in' | 'out', subject: string, body: string) =>
      stage.accountant.post(`/customers/${cast.customers.foods.id}/communications`, {
        ...{ kind: 'call', direction, happenedAt: stage.at(days, hour), subject, body },
      });
    const what = `Disputes ${invoice.number}`;
    await log(
      -5,
      10.5,
      'in',
      what,
      'Ritu says that the second visit was under warranty and will not pay it.',
    );
    await log(-4, 14, 'out', what, 'Promised the service report. Tom asks the crew about the compressor.');
  }

  /** One bill is paid, one asks for too many hours and went back, one comes from somebody whose clearance has lapsed. */
  async bills(): Promise<void> {
    const { stage, cast } = this;
    const { accountant, manager } = stage;
    const [, tinsmith, , , controls, , simcoe] = cast.contractors;
    const taxCodeId = this.lists('HST ON');
    const paid = await accountant.post(`/contractors/${simcoe?.id}/bills`, {
      ...{ number: 'SP-311', from: stage.day(-40), to: stage.day(), taxCodeId, invoiceDate: stage.day(-2) },
    });
    await this.approve(paid);
    await this.pay(paid, -1);
    const typed = (contractorId: string, number: string, days: number, line: object) =>
      accountant.post('/invoices', {
        ...{ direction: 'payable', contractorId, number, invoiceDate: stage.day(days) },
        lines: [{ taxCodeId, ...line }],
      });
    const { SHEET, CONTROLS } = this.wares.trades;
    const disputed = await typed(tinsmith?.id ?? '', 'MAC-77', -3, {
      ...{ itemId: SHEET.itemId, description: 'Ductwork, two weeks', quantity: '71', unitPrice: '62.00' },
    });
    await accountant.post(`/invoices/${disputed.id}/submit`);
    const reason = 'The approved sheets say 64 hours; this bill says 71. Please send the missing days.';
    await manager.post(`/invoices/${disputed.id}/reject`, { reason });
    const lapsed = await typed(controls?.id ?? '', 'TC-204', -1, {
      ...{
        itemId: CONTROLS.itemId,
        description: 'Sequence of operations',
        quantity: '14',
        unitPrice: '72.00',
      },
    });
    await accountant.post(`/invoices/${lapsed.id}/submit`);
  }

  private work(description: string, quantity: string, unitPrice: string) {
    return { itemId: this.wares.contractWork, description, quantity, unitPrice };
  }

  private write(customer: CustomerKey, days: number, lines: object[], more: object = {}): Promise<Answer> {
    const customerId = this.cast.customers[customer].id;
    const invoiceDate = this.stage.day(days);
    const body = { direction: 'receivable', customerId, invoiceDate, lines, ...more };
    return this.stage.accountant.post('/invoices', body);
  }

  private async approve({ id }: Answer): Promise<void> {
    await this.stage.accountant.post(`/invoices/${id}/submit`);
    await this.stage.manager.post(`/invoices/${id}/approve`);
  }

  private send({ id }: Answer): Promise<Answer> {
    return this.stage.accountant.post(`/invoices/${id}/send`);
  }

  private receive({ id, customerId, currency }: Answer, amount: string, days: number): Promise<Answer> {
    return this.stage.accountant.post('/payments', {
      ...{ direction: 'received', customerId, amount, currency, paymentDate: this.stage.day(days) },
      allocations: [{ invoiceId: id, amount }],
    });
  }

  private pay({ id, contractorId, currency, total: amount }: Answer, days: number): Promise<Answer> {
    return this.stage.accountant.post('/payments', {
      ...{ direction: 'paid', contractorId, amount, currency, paymentDate: this.stage.day(days) },
      accountId: this.lists('Chequing - RBC 1182'),
      allocations: [{ invoiceId: id, amount }],
    });
  }
}
