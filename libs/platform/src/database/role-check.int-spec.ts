import { createTestApp, testConfig } from '../testing/test-app.js';
import { createTestDatabase } from '../testing/test-database.js';
import { Database } from './database.js';
import { RoleCheck } from './role-check.js';

describe('role check', () => {
  it('lets the restricted role in', async () => {
    const test = await createTestApp([]);
    await expect(test.app.get(RoleCheck).onModuleInit()).resolves.toBeUndefined();
    await test.close();
  });

  it('refuses to start as the owner of the tables', async () => {
    const test = await createTestDatabase();
    const config = testConfig(test.ownerUrl);
    const database = new Database({ url: config.databaseUrl, poolSize: 2 });
    await expect(new RoleCheck(database).onModuleInit()).rejects.toMatchObject({
      code: 'DATABASE.ROLE_TOO_STRONG',
      fix: expect.stringContaining('invoicepatch_app'),
    });
    await database.end();
    await test.drop();
  });
});
