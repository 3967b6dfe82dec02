import fc from 'fast-check';

/** One seed for every property of a proof, so that `pnpm prove --seed=…` repeats it; otherwise each draws its own. */
const seed = process.env.PROOF_SEED;
const times = Number(process.env.PROOF_TIMES ?? 1);
if (seed) fc.configureGlobal({ seed: Number(seed), numRuns: 100 * times });
