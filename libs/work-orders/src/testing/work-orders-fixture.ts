import { IdentityModule } from '#identity';
import { newId } from '#kernel';
import { PartiesFacade } from '#parties';
import { UnitOfWork } from '#platform';
import { type SignedIn, signIn } from '../../../identity/src/testing/sign-in.js';
import { createTestApp, type TestApp } from '../../../platform/src/testing/test-app.js';
import { WorkOrdersModule } from '../index.js';

interface Answered {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers of many routes, looked at by their scenarios
  body: any;
}

type Contractor = SignedIn & { contractorId: string };

const PARTY = { companyName: null, givenName: null, familyName: null, phone: null, termId: null };
const COMMON = { ...PARTY, active: true, currency: 'CAD' };

/** An organization with a dispatcher, an admin, two contractors who can sign in, and a customer. */
export class WorkOrdersFixture {
  test!: TestApp;
  organizationId = '';
  customerId = newId();
  dispatcher!: SignedIn;
  admin!: SignedIn;
  marie!: Contractor;
  paul!: Contractor;

  async open(): Promise<void> {
    this.test = await createTestApp([IdentityModule, WorkOrdersModule]);
    this.organizationId = await this.test.createOrganization();
    const [marie, paul] = [newId(), newId()];
    await this.addParties(marie, paul);
    const { organizationId, test } = this;
    this.dispatcher = await signIn(test, 'dispatcher', { organizationId });
    this.admin = await signIn(test, 'admin', { organizationId });
    this.marie = await this.contractor(marie);
    this.paul = await this.contractor(paul);
  }

  close(): Promise<void> {
    return this.test.close();
  }

  async as(
    person: SignedIn,
    method: 'GET' | 'POST' | 'PATCH',
    url: string,
    payload?: object,
  ): Promise<Answered> {
    const answer = await this.test.app.inject({
      method,
      url: `/api/v1${url}`,
      headers: person.headers,
      ...(payload && { payload }),
    });
    return { status: answer.statusCode, body: answer.body ? answer.json() : undefined };
  }

  /** A planned visit, given to `contractorIds`. */
  async visit(contractorIds: string[] = [], fields: object = {}): Promise<{ id: string; version: number }> {
    const { status, body } = await this.as(this.dispatcher, 'POST', '/work-orders', {
      title: 'Inspect the chiller',
      customerId: this.customerId,
      ...(contractorIds.length > 0 && { contractorIds }),
      ...fields,
    });
    if (status !== 201) throw new Error(`The visit was not planned: ${JSON.stringify(body)}`);
    return body as { id: string; version: number };
  }

  /** Somebody without a sign-in who becomes known later. */
  contractorNamed(displayName: string, email: string): Promise<void> {
    const parties = this.test.app.get(PartiesFacade, { strict: false });
    const record = { ...COMMON, kind: 'contractor' as const, address: null, id: newId(), displayName, email };
    return this.test.as(this.organizationId, () =>
      this.test.app.get(UnitOfWork, { strict: false }).run(async () => {
        await parties.contractors.importRecords([record]);
      }),
    );
  }

  private async contractor(contractorId: string): Promise<Contractor> {
    const { organizationId } = this;
    return { ...(await signIn(this.test, 'contractor', { organizationId, contractorId })), contractorId };
  }

  private addParties(marie: string, paul: string): Promise<void> {
    const parties = this.test.app.get(PartiesFacade, { strict: false });
    const addresses = { billingAddress: null, shippingAddress: null, parentId: null };
    const contractor = { ...COMMON, kind: 'contractor' as const, address: null };
    return this.test.as(this.organizationId, () =>
      this.test.app.get(UnitOfWork, { strict: false }).run(async () => {
        await parties.customers.importRecords([
          {
            ...COMMON,
            ...addresses,
            id: this.customerId,
            displayName: 'Maple Ridge',
            email: null,
            isProject: false,
            taxExempt: false,
          },
        ]);
        await parties.contractors.importRecords([
          { ...contractor, id: marie, displayName: 'Marie Côté', email: 'marie@example.test' },
          { ...contractor, id: paul, displayName: 'Paul Roy', email: null },
        ]);
      }),
    );
  }
}
