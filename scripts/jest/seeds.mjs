import fc from 'fast-check';

/**
 * One seed for every property of a proof, so that `pnpm prove --seed=…` repeats it. The gate says the same of the same code
 * whenever it is asked; otherwise each draws its own.
 */
const seed = process.env.PROOF_SEED;
const times = Number(process.env.PROOF_TIMES ?? 1);
if (seed) fc.configureGlobal({ seed: Number(seed), numRuns: 100 * times });
else if (process.env.CI === 'true') fc.configureGlobal({ seed: 2026 });
