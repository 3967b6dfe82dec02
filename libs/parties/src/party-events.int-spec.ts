import { Injectable, Module } from '@nestjs/common';
import { type DeliveredEvent, ListensTo, runAsTenant, systemActor, UnitOfWork } from '#platform';
import { eventually } from '../../platform/src/testing/eventually.js';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { ContractorChanged, CustomerChanged, PartiesFacade, PartiesModule } from './index.js';

const heard: DeliveredEvent<object>[] = [];

@Injectable()
@ListensTo('test.party-events', CustomerChanged, ContractorChanged)
class Ear {
  handle(delivered: DeliveredEvent<object>): Promise<void> {
    heard.push(delivered);
    return Promise.resolve();
  }
}

@Module({ providers: [Ear] })
class EarModule {}

describe('party events', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await createTestApp([PartiesModule, EarModule]);
  });
  afterAll(() => test.close());

  it('tell of what people change here, and not of what an import writes or a refusal does not', async () => {
    const organization = await test.createOrganization();
    const send = async (method: 'POST' | 'PATCH', url: string, payload: object) =>
      (
        await runAsTenant(organization, systemActor('test'), () =>
          test.app.inject({ method, url: `/api/v1${url}`, payload }),
        )
      ).json();
    const customer = await send('POST', '/customers', { displayName: 'Heard' });
    await send('POST', '/customers', { displayName: 'heard' });
    const { customers } = test.app.get(PartiesFacade);
    await test.as(organization, async () => {
      const record = (await customers.readRecords([customer.id])).get(customer.id)?.record;
      if (!record) throw new Error('The customer was not written.');
      await test.app.get(UnitOfWork).run(() => customers.importRecords([{ ...record, phone: '1' }]));
    });
    await send('PATCH', `/customers/${customer.id}`, { version: 2, phone: '2' });
    const contractor = await send('POST', '/contractors', { displayName: 'Heard too' });
    await eventually(() => Promise.resolve(heard.length >= 3), 'three events');
    expect(heard.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))).toEqual([
      { name: 'contractor.changed', event: { contractorId: contractor.id, version: 1 } },
      { name: 'customer.changed', event: { customerId: customer.id, version: 1 } },
      { name: 'customer.changed', event: { customerId: customer.id, version: 3 } },
    ]);
  });
});
