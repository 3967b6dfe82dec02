import { setTimeout as pause } from 'node:timers/promises';
import { build } from '../build.mjs';
import {
  allConfirmed,
  approveSome,
  billable,
  catchUp,
  connect,
  firstPull,
  INVOICES_AT_ONCE,
  inHouse,
  judgeMemos,
  RECOVERY_SECONDS,
  secondsUntil,
} from './approvals.mjs';
import { differences } from './check.mjs';

/** Made, handed in and approved: three operations of people for each invoice. */
const OPERATIONS_EACH = 3;
/** Pairs of people at work at the same time: one enters, one approves. */
const PAIRS = 4;
const OPEN_WRITES = `SELECT count(*)::int AS open FROM sync_operations WHERE status IN ('planned', 'in_flight', 'uncertain', 'failed')`;

/** PostgreSQL restarts every five to ten seconds, half of the times without a word, while people work and invoices are sent. */
export async function database({ seed, size, findings }) {
  build();
  await inHouse({ seed, findings }, async (scene) => {
    const company = await connect(scene, { customers: 20, months: 2 });
    await firstPull(scene, company);
    const lines = await billable(scene, company);
    const restarts = restarting(scene);
    const approved = [];
    let begun = 0;
    const pair = async () => {
      while (begun < size || restarts.met() === 0) {
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
    await judgeMemos(scene, approved);
    findings.need('restarts while writes were on their way to the books', {
      ...{ required: 'at least 1', measured: `${restarts.met()} of ${times}`, holds: restarts.met() > 0 },
    });
  });
}

/** Until it is told to end; then the database stays. */
function restarting({ house, random }) {
  let [times, met, isOver] = [0, 0, false];
  const going = (async () => {
    for (;;) {
      await pause(5_000 + random() * 5_000);
      if (isOver) return;
      const [{ open }] = await house.rows(OPEN_WRITES);
      if (open > 0) met++;
      await house.restartDatabase({ isSudden: random() < 0.5 });
      times++;
    }
  })();
  return {
    /** How many of them met a write that was planned, sent or not yet known to be there. */
    met: () => met,
    end: async () => {
      isOver = true;
      await going;
      return times;
    },
  };
}
