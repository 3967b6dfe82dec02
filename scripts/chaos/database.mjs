import { setTimeout as pause } from 'node:timers/promises';
import { build } from '../build.mjs';
import {
  allConfirmed,
  approveSome,
  billable,
  catchUp,
  connect,
  INVOICES_AT_ONCE,
  inHouse,
  RECOVERY_SECONDS,
  secondsUntil,
} from './approvals.mjs';
import { differences } from './check.mjs';

/** Made, handed in and approved: three operations of people for each invoice. */
const OPERATIONS_EACH = 3;
/** Pairs of people at work at the same time: one enters, one approves. */
const PAIRS = 4;

/** PostgreSQL restarts every five to ten seconds, half of the times without a word, while people work and invoices are sent. */
export async function database({ seed, size, findings }) {
  build();
  await inHouse({ seed, findings }, async (scene) => {
    const company = await connect(scene, { customers: 20, months: 2 });
    await secondsUntil('the first pull', async () => {
      const { currentRun } = await scene.owner.get(`/integrations/${company.connectionId}/status`);
      return currentRun?.status === 'succeeded' ? true : undefined;
    });
    const lines = await billable(scene, company);
    const restarts = restarting(scene);
    const approved = [];
    let begun = 0;
    const pair = async () => {
      while (begun < size || restarts.times() === 0) {
        const point = begun;
        begun += OPERATIONS_EACH * INVOICES_AT_ONCE;
        approved.push(...(await approveSome(scene, lines, point)));
      }
    };
    await Promise.all(Array.from({ length: PAIRS }, pair));
    const times = await restarts.end();
    findings.note(`${approved.length * OPERATIONS_EACH} operations, PostgreSQL restarted ${times} times`);
    const seconds = await secondsUntil('everything approved to be in the books', () =>
      allConfirmed(scene, company, approved),
    );
    await catchUp(scene, company);
    const found = await differences(scene.owner, scene.sandbox, company);
    findings.none('invoices doubled, lost or different', found, `${approved.length} invoices`);
    findings.atMost(
      'until all were in the books after the last',
      RECOVERY_SECONDS,
      Math.round(seconds),
      ' s',
    );
    findings.need('restarts', { required: 'at least 1', measured: String(times), holds: times > 0 });
  });
}

/** Until it is told to end; then the database stays. */
function restarting({ house, random }) {
  let [times, isOver] = [0, false];
  const going = (async () => {
    for (;;) {
      await pause(5_000 + random() * 5_000);
      if (isOver) return;
      await house.restartDatabase({ isSudden: random() < 0.5 });
      times++;
    }
  })();
  return {
    times: () => times,
    end: async () => {
      isOver = true;
      await going;
      return times;
    },
  };
}
