import { Injectable, Module } from '@nestjs/common';
import { newId } from '#kernel';
import { Database, type DeliveredEvent, type EventListener, ListensTo } from '#platform';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { ReconciliationFinished } from '../events/reconciliation-finished.event.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { sandbox } from '../testing/sandbox.js';
import { Certification } from './certificate/certification.js';
import { ReconciliationHandler } from './reconciliation.handler.js';
import type { Finding, Reconciliation } from './reconciliation.types.js';
import { ReconciliationBooks } from './reconciliation-books.js';
import { ReconciliationsQuery } from './reconciliations.query.js';

const EMPTY = { customers: 0, items: 0, contractors: 0, employees: 0, months: 0 };
const told: ReconciliationFinished[] = [];

@Injectable()
@ListensTo('test.reconciliations', ReconciliationFinished)
class Listener implements EventListener<ReconciliationFinished> {
  async handle({ event }: DeliveredEvent<ReconciliationFinished>): Promise<void> {
    told.push(event);
  }
}

@Module({ providers: [Listener] })
class ListeningModule {}

const FINDING: Finding = {
  ...{ kind: 'amount-differs', cause: 'change-here', side: 'receivable', entity: 'invoice', label: '1' },
  ...{ localId: newId(), remoteId: '7', partyId: null, currency: 'CAD', ours: '1.00', theirs: '2.00' },
  ...{ amount: '1.00', detail: {} },
};

describe('how a reconciliation ends', () => {
  let app: AccountingApp;
  let organization: string;
  let connectionId: string;
  let realm: string;

  const as = <T>(work: () => Promise<T>) => app.as(organization, work);
  const sql = <R>(text: string, ...values: unknown[]) => as(() => app.get(Database).rows<R>(text, values));
  const books = () => app.get(ReconciliationBooks);
  const begin = () =>
    as(() =>
      books().reconciliations.create({
        ...{ connectionId, trigger: 'manual', isThorough: false, syncRunId: null, createdBy: null },
      }),
    );
  const news = (id: string) => told.filter(({ reconciliationId }) => reconciliationId === id);
  const statusOf = async (id: string) => (await as(() => books().reconciliations.find(id)))?.status;

  beforeAll(async () => {
    app = await AccountingApp.start({}, [ListeningModule]);
    organization = await app.test.createOrganization();
    const company = await sandbox.createCompany(EMPTY);
    realm = company.realm;
    connectionId = await app.connect(organization, company);
  }, 60_000);

  afterAll(() => app.close());

  it('is told with the same numbers everywhere when not everything could be looked at', async () => {
    const id = await begin();
    await as(async () => {
      await books().reconciliations.claim(id);
      await books().unitOfWork.run(async () => {
        const result = { totals: {}, counts: {}, findings: [FINDING], isCut: true };
        const ended = await books().reconciliations.succeed(id, new Date(), result, 3);
        await books().differences.add(id, connectionId, [FINDING]);
        await app.get(Certification).issue(id);
        await books().news.finished(ended as Reconciliation);
      });
    });
    const numbers = { found: 1, open: 1, isCut: true };
    expect(await as(() => app.get(ReconciliationsQuery).get(id))).toMatchObject(numbers);
    const { statement } = await as(() => app.get(Certification).of(id));
    expect(statement).toMatchObject({ verdict: 'open', differences: numbers });
    await eventually(async () => news(id).length > 0, 'the news');
    expect(news(id)).toMatchObject([{ status: 'succeeded', differences: 1, isCut: true }]);
  });

  it('is not told as given up when it had ended meanwhile', async () => {
    const id = await begin();
    await sql(`UPDATE reconciliation_runs SET created_at = now() - interval '7 hours' WHERE id = $1`, id);
    // The worker waits with its first call, which fails, until somebody else has ended it.
    await sql(`UPDATE connections SET paused_until = now() + interval '3 s' WHERE id = $1`, connectionId);
    await sandbox.fault({ kind: 'http-503', realm, method: 'GET', path: '/reports' });
    const { signal } = new AbortController();
    const work = as(() =>
      app.get(ReconciliationHandler).handle({ reconciliationId: id }, { jobId: '', signal }),
    );
    await eventually(async () => (await statusOf(id)) === 'running', 'the work to begin');
    await sql(`UPDATE reconciliation_runs SET status = 'succeeded', finished_at = now() WHERE id = $1`, id);
    await work.finally(() => sandbox.clearFaults());
    const next = await begin();
    await as(() =>
      books().unitOfWork.run(async () => {
        const failed = await books().reconciliations.fail(next, { message: 'Not today.' });
        await books().news.finished(failed as Reconciliation);
      }),
    );
    await eventually(async () => news(next).length > 0, 'the news of the next one');
    expect(news(next)).toMatchObject([{ status: 'failed', differences: null }]);
    expect([await statusOf(id), news(id)]).toEqual(['succeeded', []]);
  });
});
