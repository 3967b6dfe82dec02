import { randomInt } from 'node:crypto';
import { cpus } from 'node:os';
import { Findings } from './chaos/findings.mjs';
import { PROOFS } from './chaos/proofs.mjs';
import { Stage } from './chaos/stage.mjs';

const say = (text) => process.stdout.write(`${text}\n`);
const USAGE = `pnpm chaos [${Object.keys(PROOFS).join('|')}] [--seed N] [--short|--long|--size N]`;

/** What a person typed: which proofs, how much of each, and from which seed. */
function wishes(words) {
  const numberAfter = (name) => {
    const at = words.findIndex((word) => word === `--${name}` || word.startsWith(`--${name}=`));
    if (at < 0) return undefined;
    const [own] = words.splice(at, 1);
    const given = own.includes('=') ? own.slice(own.indexOf('=') + 1) : words.splice(at, 1)[0];
    if (!/^\d+$/.test(given ?? '')) throw new Error(`--${name} needs a number.\n${USAGE}`);
    return Number(given);
  };
  const seed = numberAfter('seed') ?? randomInt(2 ** 31);
  const points = numberAfter('points');
  const size = numberAfter('size') ?? points;
  const isLong = words.includes('--long');
  const names = words.filter((word) => !word.startsWith('--'));
  const unknown = [...names.filter((name) => !(name in PROOFS)), ...words.filter(isStrangeFlag)];
  if (unknown.length > 0) throw new Error(`"${unknown[0]}" is not known.\n${USAGE}`);
  // `--points 50` was all there was once, and it still kills.
  const usual = points === undefined ? Object.keys(PROOFS) : ['kill'];
  return {
    seed,
    names: names.length > 0 ? names : usual,
    sizeOf: (proof) => size ?? (isLong ? proof.long : proof.short),
  };
}

const isStrangeFlag = (word) => word.startsWith('--') && !['--', '--all', '--short', '--long'].includes(word);

/** Answers whether it holds. */
async function prove(name, { seed, size, stageOf }) {
  const { says, unit, run, hasOwnHouse } = PROOFS[name];
  say(`\n=== ${name}: ${says} (${size} ${unit}, seed ${seed})`);
  const findings = new Findings();
  const begun = Date.now();
  let broken;
  try {
    await run({ seed, size, findings, ...(!hasOwnHouse && { stage: await stageOf() }) });
  } catch (error) {
    broken = error;
    console.error(error);
  }
  const holds = findings.hold && !broken;
  const seconds = Math.round((Date.now() - begun) / 1000);
  if (!holds) say(`  again: pnpm chaos ${name} --seed ${seed} --size ${size}`);
  return `${name}: ${holds ? 'holds' : 'DOES NOT HOLD'}, ${size} ${unit}, ${seconds} s, seed ${seed}`;
}

let stage;
let isGood = false;
try {
  const { seed, names, sizeOf } = wishes(process.argv.slice(2));
  const stageOf = async () => {
    stage ??= await Stage.open();
    return stage;
  };
  const results = [];
  for (const name of names) results.push(await prove(name, { seed, size: sizeOf(PROOFS[name]), stageOf }));
  say(
    `\n${results.join('\n')}\n${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.version}`,
  );
  isGood = results.every((line) => line.includes(': holds'));
} catch (error) {
  console.error(error.message);
} finally {
  await stage?.close();
}
process.exit(isGood ? 0 : 1);
