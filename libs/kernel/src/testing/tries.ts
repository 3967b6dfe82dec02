/**
 * How often a property is tried: `usual` times in the suite, and `PROOF_TIMES` as often when `pnpm prove` asks for the
 * whole proof.
 */
export function tries(usual: number): number {
  return usual * Number(process.env.PROOF_TIMES ?? 1);
}

/** The seed of this run for generators of our own; fast-check's is set for the whole run. */
export function proofSeed(usual: number): number {
  return Number(process.env.PROOF_SEED ?? usual);
}
