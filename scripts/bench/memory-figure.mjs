import { pullOnce } from './pull-figures.mjs';

/** The most memory that a process held which did nothing but one first pull. */
export async function memoryRounds(house, { small, large, rounds }, say) {
  const results = Array.from({ length: rounds }, () => ({}));
  for (const [name, objects] of Object.entries({ small, large })) {
    const realm = await house.sandbox.company(objects / 2, objects / 2);
    for (const [round, result] of results.entries()) {
      const { peak, seconds } = await pullOnce(house, realm);
      result[name] = peak;
      say(
        `round ${round + 1}: ${objects} objects in ${seconds.toFixed(1)} s, peak ${Math.round(peak / 2 ** 20)} MB`,
      );
    }
    await house.sandbox.forget(realm);
  }
  return results;
}
