import { SchedulerRegistry } from '@nestjs/schedule';
import { PartiesFacade } from '#parties';
import { Database, UnitOfWork } from '#platform';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { PlanHandler } from '../plans/plan.handler.js';
import { type PlanStatus, planStates } from '../plans/plan.states.js';
import type { SyncPlan } from '../plans/plan.types.js';
import { type Drafted, PlanMaker } from '../plans/plan-maker.js';
import type { EntryAnswer, PlanAnswer, PlanDifferenceAnswer } from '../plans/plans.dto.js';
import { PlansRepository } from '../plans/plans.repository.js';
import { AccountingApp } from './accounting-app.js';
import { BooksOffice } from './books-office.js';
import { type SandboxDocument, sandbox } from './sandbox.js';

export type Plan = PlanAnswer & { code: string; detail: string; differences: PlanDifferenceAnswer[] };

/** A bookkeeper who looks at what a sync would do before she has it done. */
export class PlanOffice {
  private constructor(
    readonly app: AccountingApp,
    readonly books: BooksOffice,
    /** Customers there that came in with the first sync, projects left out. */
    readonly customers: readonly SandboxDocument[],
  ) {}

  static async open(): Promise<PlanOffice> {
    const app = await AccountingApp.start();
    // It would read at the turn of the minute what a plan is about.
    await app.get(SchedulerRegistry).getCronJob('sync-ticks').stop();
    const books = await BooksOffice.open(app);
    const customers = (await sandbox.documents(books.company.realm, 'customer')).filter(
      ({ Active, Job }) => Active === true && Job !== true,
    );
    return new PlanOffice(app, books, customers);
  }

  as<T>(work: () => Promise<T>): Promise<T> {
    return this.books.as(work);
  }

  inUnit<T>(work: () => Promise<T>): Promise<T> {
    return this.as(() => this.app.get(UnitOfWork).run(work));
  }

  sql<R>(text: string, values: unknown[] = []): Promise<R[]> {
    return this.as(() => this.app.get(Database).rows<R>(text, values));
  }

  /** The plan as the worker finds it. */
  async stored({ id }: Pick<Plan, 'id'>): Promise<SyncPlan> {
    const plan = await this.as(() => this.app.get(PlansRepository).find(id));
    if (!plan) throw new Error('There is no such plan.');
    return plan;
  }

  /** Somebody pressed "Apply", and no worker has come to it yet. */
  async applying(plan: Plan, matches: SyncPlan['matches'] = []): Promise<SyncPlan> {
    await this.as(() => this.app.get(PlansRepository).move(plan.id, 'apply', { matches }));
    return this.stored(plan);
  }

  /** What a worker compares a plan with. */
  async drafted(plan: SyncPlan, { signal } = new AbortController()): Promise<Drafted> {
    const drafted = await this.as(() => this.app.get(PlanMaker).draft(plan, { signal, mayTakeLong: true }));
    if (drafted === 'long') throw new Error('It may take long.');
    return drafted;
  }

  /** A worker takes its job. */
  handled(planId: string, { signal } = new AbortController()): Promise<void> {
    return this.as(() => this.app.get(PlanHandler).handle({ planId }, { signal }));
  }

  customer(place: number): SandboxDocument {
    const found = this.customers[place];
    if (!found) throw new Error('There are too few customers.');
    return found;
  }

  ask(body: object, connectionId = this.books.connectionId) {
    return this.books.call<Plan>('POST', `/integrations/${connectionId}/plans`, body);
  }

  async make(body: object, connectionId?: string): Promise<Plan> {
    const answer = await this.ask(body, connectionId);
    if (answer.status !== 202) throw new Error(`No plan: ${JSON.stringify(answer)}`);
    return answer.body;
  }

  async read(id: string): Promise<Plan> {
    return (await this.books.call<Plan>('GET', `/sync-plans/${id}`)).body;
  }

  apply({ id, hash }: Plan, matches: object[] = []) {
    return this.books.call<Plan>('POST', `/sync-plans/${id}/apply`, { hash, matches });
  }

  reached(id: string, status: Plan['status']): Promise<Plan> {
    return eventually(
      async () => {
        const plan = await this.read(id);
        if (plan.status === status) return plan;
        // Nothing leads out of an end: waiting on would only hide what became of it.
        if (planStates.actionsFrom(plan.status as PlanStatus).length === 0)
          throw new Error(`${plan.status}: ${JSON.stringify(plan.error ?? plan.differences)}`);
        return undefined;
      },
      `the plan to be ${status}`,
      this.app.patienceMs,
    );
  }

  async entriesOf({ id }: Pick<Plan, 'id'>, query = ''): Promise<EntryAnswer[]> {
    const path = `/sync-plans/${id}/entries?limit=200${query}`;
    return (await this.books.call<{ items: EntryAnswer[] }>('GET', path)).body.items;
  }

  emailThere(customer: SandboxDocument, Address: string) {
    const { realm } = this.books.company;
    return sandbox.edit(realm, 'customer', customer.Id, { PrimaryEmailAddr: { Address } });
  }

  async ours(customer: SandboxDocument) {
    const id = await this.books.localId('customer', customer.Id);
    const found = await this.as(() => this.app.get(PartiesFacade).customers.readRecords([id]));
    const stored = found.get(id);
    if (!stored) throw new Error('The customer is not here.');
    return stored.record;
  }

  /** As it is when the event of the change has not been heard yet, so that nothing is sent meanwhile. */
  async changeHere(customer: SandboxDocument, changes: object): Promise<string> {
    const record = { ...(await this.ours(customer)), ...changes };
    await this.inUnit(() => this.app.get(PartiesFacade).customers.importRecords([record]));
    return record.id;
  }
}
