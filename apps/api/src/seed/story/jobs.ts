import type { Cast, Site } from './cast.js';
import type { Lists } from './lists.js';
import type { Stage } from './stage.js';
import type { Wares } from './trades.js';
import type { Answer } from './voice.js';

/** What the story calls its jobs. */
export interface Jobs {
  /** Six days late, three of five boiler sections set. */
  late: Answer;
  /** Took more labour than its budget. */
  overBudget: Answer;
  /** Billed by progress, ten per cent held back. */
  holdback: Answer;
  /** Done yesterday, not billed yet. */
  done: Answer;
  /** Waits for the customer to approve a drawing. */
  waiting: Answer;
}

export async function takeOrders(stage: Stage, lists: Lists, wares: Wares, cast: Cast): Promise<Jobs> {
  const shop = new Shop(stage, lists, wares, cast);
  const late = await shop.lateBoilers();
  const overBudget = await shop.rooftopUnit();
  const holdback = await shop.risers();
  const done = await shop.backflowTests();
  return { late, overBudget, holdback, done, waiting: await shop.trenchDrains() };
}

class Shop {
  constructor(
    private readonly stage: Stage,
    private readonly lists: Lists,
    private readonly wares: Wares,
    private readonly cast: Cast,
  ) {}

  async lateBoilers(): Promise<Answer> {
    const { stage } = this;
    const job = await this.jobOfOrder('school', {
      ...{ number: 'GSSB-2291', orderDate: stage.day(-48), dueDate: stage.day(-6), priority: 2 },
      lines: [this.line('Boiler section, supplied and set', '5', '4150.00')],
    });
    await this.move(job, 'start');
    return this.move(job, 'progress', { lines: [{ lineNumber: 1, quantityCompleted: '3' }] });
  }

  async rooftopUnit(): Promise<Answer> {
    const { stage } = this;
    const job = await this.jobOfOrder('dental', {
      ...{ number: 'HD-118', orderDate: stage.day(-30), dueDate: stage.day(9) },
      lines: [
        this.line('Rooftop unit, supplied and set', '1', '12400.00'),
        this.line('Ductwork, two floors', '1', '6000.00'),
      ],
    });
    await stage.accountant.patch(`/jobs/${job.id}/budget`, {
      version: 0,
      lines: [
        { category: 'labour', description: 'Two people, six days', amount: '5500.00' },
        { category: 'materials', description: 'Duct and pipe', amount: '3000.00' },
      ],
    });
    await this.move(job, 'start');
    await stage.dispatcher.post(`/jobs/${job.id}/materials/consume`, {
      ...{ itemId: this.wares.material, quantity: '8', unitCost: '310.00' },
    });
    return this.move(job, 'progress', { lines: [{ lineNumber: 1, quantityCompleted: '1' }] });
  }

  async risers(): Promise<Answer> {
    const { stage, wares } = this;
    const job = await this.jobByHand('condos', 'Riser replacement, towers A and B', 75, [
      this.line('Riser replacement', '1', '96000.00'),
    ]);
    const of = (description: string, scheduledValue: string, more: object = {}) => ({
      ...{ description, itemId: wares.contractWork, scheduledValue, ...more },
    });
    await stage.accountant.put(`/jobs/${job.id}/schedule-of-values`, {
      holdbackPercent: '10',
      lines: [
        of('Demolition', '16000.00'),
        of('Risers, tower A', '42000.00'),
        of('Risers, tower B', '30000.00'),
        of('Commissioning', '8000.00', { kind: 'milestone' }),
      ],
    });
    return this.move(job, 'start');
  }

  async backflowTests(): Promise<Answer> {
    const job = await this.jobByHand('lofts', 'Backflow tests, 12 devices', 3, [
      this.line('Backflow test with certificate', '12', '185.00'),
    ]);
    await this.move(job, 'start');
    return this.move(job, 'complete', { allDone: true });
  }

  async trenchDrains(): Promise<Answer> {
    const { stage } = this;
    const { dispatcher } = stage;
    const production = {
      workCentre: 'Brake press',
      material: '304 stainless, 2 mm',
      drawingNumber: 'TD-304',
    };
    const job = await this.jobOfOrder('foods', {
      ...{ number: 'NF-5512', orderDate: stage.day(-9), dueDate: stage.day(26), rush: true },
      lines: [
        { ...this.line('Trench drain, 304 stainless', '6', '1240.00'), specifications: { production } },
      ],
    });
    const bench = await dispatcher.post('/work-centres', { name: 'Brake press' });
    const { version } = await dispatcher.patch(`/jobs/${job.id}`, {
      ...{ version: job.version, workCentreId: bench.id },
    });
    await dispatcher.post(`/jobs/${job.id}/gates`, { gate: 'proof' });
    await dispatcher.post(`/jobs/${job.id}/gates/proof/ask`);
    await dispatcher.post(`/jobs/${job.id}/checkpoints`, { name: 'Welds are passivated', needsPhoto: true });
    return dispatcher.post(`/jobs/${job.id}/plan`, { version });
  }

  /** A customer's order, entered by the accountant, approved by the manager, made a job by the dispatcher. */
  private async jobOfOrder(customer: keyof Cast['customers'], order: object): Promise<Answer> {
    const { accountant, manager, dispatcher } = this.stage;
    const { id, version } = await accountant.post('/purchase-orders', {
      ...{ direction: 'customer', customerId: this.cast.customers[customer].id },
      ...{ shippingAddress: this.site(customer).address, ...order },
    });
    await manager.post(`/purchase-orders/${id}/approve`, { version });
    return dispatcher.post(`/purchase-orders/${id}/jobs`);
  }

  private jobByHand(customer: keyof Cast['customers'], name: string, dueIn: number, lines: object[]) {
    const customerId = this.cast.customers[customer].id;
    const siteAddress = this.site(customer).address;
    const dueDate = this.stage.day(dueIn);
    return this.stage.dispatcher.post('/jobs', { customerId, name, dueDate, siteAddress, lines });
  }

  private async move({ id }: Answer, step: string, body: object = {}): Promise<Answer> {
    const { dispatcher } = this.stage;
    const { version } = await dispatcher.get(`/jobs/${id}`);
    return dispatcher.post(`/jobs/${id}/${step}`, { version, ...body });
  }

  private line(description: string, quantity: string, unitPrice: string) {
    const taxCodeId = this.lists('HST ON');
    return { itemId: this.wares.contractWork, description, quantity, unitPrice, taxCodeId };
  }

  private site(customer: keyof Cast['customers']): Site {
    return this.cast.customers[customer].site;
  }
}
