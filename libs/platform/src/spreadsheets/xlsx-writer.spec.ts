import { readTable } from './read-table.js';
import { TABLE_LIMITS } from './table.js';
import { writeXlsx } from './xlsx-writer.js';

/** Milliseconds that this thread has computed: unlike a clock, it does not run while others have the processor. */
function computed(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** The longest stretch that this thread computed without letting anything else have its turn. */
async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let before = computed();
  let goesOn = true;
  const turn = () => {
    const now = computed();
    longest = Math.max(longest, now - before);
    before = now;
    if (goesOn) setTimeout(turn, 2);
  };
  setTimeout(turn, 2);
  await work();
  goesOn = false;
  return longest;
}

describe('a long table', () => {
  it('becomes an Excel file while other requests go on', async () => {
    const rows = Array.from({ length: 3_000 }, (_, row) =>
      Array.from({ length: 12 }, (_, column) => `row ${row} column ${column}`),
    );
    const headers = Array.from({ length: 12 }, (_, column) => `Column ${column}`);
    let file: Buffer = Buffer.alloc(0);
    const longest = await longestTurn(async () => {
      file = await writeXlsx({ name: 'Long', headers, rows });
    });
    // Written on the spot, this table stops everybody for some 500 ms of computing.
    expect(longest).toBeLessThan(120);
    const read = await readTable(file, 'long.xlsx', { ...TABLE_LIMITS, milliseconds: 60_000 });
    expect(read.rows).toEqual(rows);
  }, 90_000);
});
