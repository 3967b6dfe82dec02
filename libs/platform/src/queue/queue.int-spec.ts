import { Injectable, Module } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { eventually } from '../testing/eventually.js';
import { createTestApp, type TestApp } from '../testing/test-app.js';
import { HandlesJob, type JobHandler } from './job-handler.js';
import { Queue } from './queue.js';

const handled: string[] = [];
let failures = 0;

@Injectable()
@HandlesJob('test.one-by-one')
class OneByOneHandler implements JobHandler<{ name: string }> {
  async handle({ name }: { name: string }): Promise<void> {
    handled.push(name);
  }
}

@Injectable()
@HandlesJob('test.stumbles')
class StumblingHandler implements JobHandler {
  async handle(): Promise<void> {
    if (failures++ < 1) throw new Error('stumbled');
    handled.push('recovered');
  }
}

@Module({ providers: [OneByOneHandler, StumblingHandler] })
class HandlersModule {}

describe('queue', () => {
  let test: TestApp;
  let ours: string;

  beforeAll(async () => {
    test = await createTestApp([HandlersModule]);
    ours = await test.createOrganization();
  });

  afterAll(() => test.close());

  const send = (name: string, data: object) =>
    test.as(ours, () => test.app.get(UnitOfWork).run(() => test.app.get(Queue).send(name, data)));

  it('works through a burst without a pause between jobs', async () => {
    const begun = Date.now();
    await Promise.all(
      Array.from({ length: 60 }, (_, index) => send('test.one-by-one', { name: `job-${index}` })),
    );
    await eventually(async () => handled.length === 60);
    expect(new Set(handled).size).toBe(60);
    // One job per two-second poll would take two minutes.
    expect(Date.now() - begun).toBeLessThan(10_000);
  });

  it('tries a failed job again as soon as it is due', async () => {
    await send('test.stumbles', {});
    await eventually(async () => handled.includes('recovered'), 'the second try', 10_000);
    expect(failures).toBe(2);
  });
});
