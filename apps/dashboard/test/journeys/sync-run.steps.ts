import { newId } from '#kernel';
import { Database, UnitOfWork } from '#platform';
import type { Stage } from '../stage/stage.js';

interface Connected {
  here: Stage;
  connection: string;
}

interface Run {
  id: string;
  status: string;
}

/** Steps of the journey through Sync: one run, however many came after it. */
export function runSteps(of: () => Connected): void {
  it('a link to a run opens it also where the list has not come so far', async () => {
    const { here, connection } = of();
    const { items } = await here.send<{ items: Run[] }>('GET', `/integrations/${connection}/runs`);
    const run = items.filter(({ status }) => status === 'succeeded').at(-1);
    const { organizationId } = here;
    const newer = { organizationId, connectionId: connection, kind: 'delta', trigger: 'schedule' };
    const ended = { status: 'succeeded', startedAt: new Date(), finishedAt: new Date() };
    const { app } = here.test;
    await here.test.as(organizationId, () =>
      app.get(UnitOfWork).run(async () => {
        const data = Array.from({ length: 120 }, () => ({ ...newer, ...ended, id: newId() }));
        await app.get(Database).prisma.syncRun.createMany({ data });
      }),
    );
    const page = await here.page(`/sync?connection=${connection}&tab=runs&run=${run?.id}`);
    await page.getByRole('dialog').getByText('Done', { exact: true }).waitFor();
    const none = here.send('GET', `/integrations/${connection}/runs/${newId()}`);
    await expect(none).rejects.toThrow('INTEGRATION.NO_SUCH_RUN');
  }, 60_000);
}
