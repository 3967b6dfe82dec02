import { IdentityModule } from '#identity';
import { newId } from '#kernel';
import { Database, UnitOfWork } from '#platform';
import { type SignedIn, signIn } from '../../../identity/src/testing/sign-in.js';
import { createTestApp, type TestApp } from '../../../platform/src/testing/test-app.js';
import { TimekeepingModule } from '../timekeeping.module.js';

export interface Answered<T> {
  status: number;
  body: T;
}

/** An organization with a manager and two contractors, Bob and Ann, who can sign in. */
export class Crew {
  readonly bobId = newId();
  readonly annId = newId();

  private constructor(
    readonly test: TestApp,
    readonly organizationId: string,
    readonly manager: SignedIn,
  ) {}

  static async gather(): Promise<Crew> {
    const test = await createTestApp([IdentityModule, TimekeepingModule]);
    const organizationId = await test.createOrganization();
    const crew = new Crew(test, organizationId, await signIn(test, 'manager', { organizationId }));
    await crew.inOneTransaction(async () => {
      const { prisma } = test.app.get(Database);
      for (const [id, displayName] of [
        [crew.bobId, 'Bob Plumbing'],
        [crew.annId, 'Ann Electric'],
      ] as const)
        await prisma.contractor.create({ data: { organizationId, id, displayName } });
    });
    return crew;
  }

  contractor(contractorId: string): Promise<SignedIn> {
    return signIn(this.test, 'contractor', { organizationId: this.organizationId, contractorId });
  }

  inOneTransaction<T>(work: () => Promise<T>): Promise<T> {
    return this.test.as(this.organizationId, () => this.test.app.get(UnitOfWork).run(work));
  }

  async call<T = Record<string, unknown>>(
    { headers }: SignedIn,
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    payload: object = {},
  ): Promise<Answered<T>> {
    const sent = method === 'POST' || method === 'PATCH' ? { payload } : {};
    const answer = await this.test.app.inject({ method, url: `/api/v1${url}`, headers, ...sent });
    return { status: answer.statusCode, body: (answer.body === '' ? undefined : answer.json()) as T };
  }
}
