import {
  type CallHandler,
  Controller,
  Get,
  Injectable,
  Module,
  type NestInterceptor,
  Post,
  UseInterceptors,
} from '@nestjs/common';
import { newId } from '#kernel';
import { currentScope, Database } from '#platform';
import { createTestApp } from '../../../platform/src/testing/test-app.js';
import { IdentityModule } from '../identity.module.js';
import { signIn } from '../testing/sign-in.js';

const seen: (string | undefined)[] = [];

@Injectable()
class Watching implements NestInterceptor {
  intercept(_: unknown, next: CallHandler) {
    seen.push(currentScope()?.organizationId);
    return next.handle();
  }
}

/** Stands where the table lists a route that another module answers. */
@Controller('jobs')
class ScopedController {
  constructor(private readonly database: Database) {}

  @Get()
  @UseInterceptors(Watching)
  async list(): Promise<unknown> {
    const rows = await this.database.prisma.organization.findMany({ select: { id: true } });
    return { actor: currentScope()?.actor, organizations: rows.map(({ id }) => id) };
  }

  @Post(':id/progress')
  progress(): unknown {
    return { organizationId: currentScope()?.organizationId };
  }
}

@Controller('unlisted')
class UnlistedController {
  @Get()
  list(): void {}
}

@Module({ controllers: [ScopedController] })
class ScopedModule {}

@Module({ controllers: [UnlistedController] })
class UnlistedModule {}

describe('the scope of a request', () => {
  it('holds in interceptors, handlers and queries, for many callers at once', async () => {
    const test = await createTestApp([IdentityModule, ScopedModule]);
    try {
      const [one, two] = [await test.createOrganization(), await test.createOrganization()];
      const people = [
        await signIn(test, 'manager', { organizationId: one }),
        await signIn(test, 'manager', { organizationId: two }),
      ];
      const asked = Array.from({ length: 40 }, (_, index) => people[index % 2]).filter(
        (who) => who !== undefined,
      );
      const answers = await Promise.all(
        asked.map(({ headers }) => test.app.inject({ url: '/api/v1/jobs', headers })),
      );
      answers.forEach((answer, index) => {
        const who = asked[index];
        expect(answer.json()).toMatchObject({
          actor: { kind: 'user', id: who?.userId },
          organizations: [who?.organizationId],
        });
      });
      expect(new Set(seen)).toEqual(new Set([one, two]));
    } finally {
      await test.close();
    }
  });

  it('comes from the token and survives the reading of a large body; nothing in the request can change it', async () => {
    const test = await createTestApp([IdentityModule, ScopedModule], { listen: true });
    try {
      const organizationId = await test.createOrganization();
      const { headers } = await signIn(test, 'manager', { organizationId });
      const other = newId();
      const answer = await fetch(
        `${await test.app.getUrl()}/api/v1/jobs/${other}/progress?organizationId=${other}`,
        {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json', 'x-organization-id': other },
          body: JSON.stringify({ organizationId: other, padding: 'x'.repeat(500_000) }),
        },
      );
      expect(await answer.json()).toEqual({ organizationId });
    } finally {
      await test.close();
    }
  });

  it('lets no application start with a route that the table does not list', async () => {
    await expect(createTestApp([IdentityModule, UnlistedModule])).rejects.toThrow(/GET \/unlisted/);
  });
});
