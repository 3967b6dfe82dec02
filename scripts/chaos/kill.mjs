import { setTimeout as pause } from 'node:timers/promises';
import { build } from '../build.mjs';
import {
  allConfirmed,
  approveSome,
  billable,
  catchUp,
  connect,
  inHouse,
  RECOVERY_SECONDS,
  secondsUntil,
} from './approvals.mjs';
import { differences, missingRecords } from './check.mjs';

/**
 * kill -9 of the API or the worker at seeded points of first pulls and of pushes, some of them while the books have
 * committed and we have not. Afterwards the two sets of books are compared document by document.
 */
export async function kill({ seed, size: points, findings }) {
  build();
  await inHouse({ seed, findings }, async (scene) => {
    const pulls = Math.floor(points * 0.4);
    const company = await duringFirstPulls(scene, pulls);
    await duringPushes(scene, company, points - pulls);
  });
}

/** Five deaths per first pull; each company must come in whole. */
async function duringFirstPulls(scene, points) {
  let last;
  for (let done = 0; done < points; done += 5) {
    const company = await connect(scene, {
      load: { customers: 1500, invoices: 3000, payments: 300 },
      customers: 20,
      months: 2,
    });
    for (let death = 0; death < Math.min(5, points - done); death++) {
      await pause(scene.random() * 1200);
      scene.house.kill(scene.random() < 0.8 ? 'worker' : 'api');
    }
    const seconds = await secondsUntil(`the first pull of ${company.realm}`, async () => {
      const { currentRun } = await scene.owner.get(`/integrations/${company.connectionId}/status`);
      return currentRun?.status === 'succeeded' ? true : undefined;
    });
    const found = await missingRecords(scene.owner, scene.sandbox, company);
    const deaths = Math.min(5, points - done);
    scene.findings.none(`records lost in a first pull killed ${deaths} times`, found);
    scene.findings.atMost('until it was whole after the last', RECOVERY_SECONDS, Math.round(seconds), ' s');
    last = company;
  }
  return last ?? connect(scene, { customers: 20, months: 2 });
}

async function duringPushes(scene, company, points) {
  const lines = await billable(scene, company);
  const approved = [];
  for (let point = 1; point <= points; point++) {
    const afterCommit = scene.random() < 0.5;
    if (afterCommit) {
      await scene.sandbox.control('POST', '/faults', {
        kind: 'timeout-after-commit',
        realm: company.realm,
        method: 'POST',
        path: '/invoice',
        count: 1,
        delayMs: 4000,
      });
    }
    const ids = await approveSome(scene, lines, point);
    approved.push(...ids);
    await pause(scene.random() * (afterCommit ? 1500 : 600));
    scene.house.kill(scene.random() < 0.7 ? 'worker' : 'api');
  }
  await scene.sandbox.control('DELETE', '/faults');
  const seconds = await secondsUntil('everything approved to be in the books', () =>
    allConfirmed(scene, company, approved),
  );
  await catchUp(scene, company);
  const found = await differences(scene.owner, scene.sandbox, company);
  scene.findings.none(
    `differences after ${points} deaths while invoices were sent`,
    found,
    `${approved.length} invoices`,
  );
  scene.findings.atMost(
    'until all were in the books after the last',
    RECOVERY_SECONDS,
    Math.round(seconds),
    ' s',
  );
}
