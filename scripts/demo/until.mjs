const PAUSE_MS = 200;

/**
 * Asks again and again until the answer is there; throws a sentence when it does not come in time.
 * @template T
 * @param {string} what for the sentence: "the invoice to be paid"
 * @param {() => Promise<T | undefined>} ask answers undefined while it is too early
 * @param {number} [seconds]
 * @returns {Promise<T>}
 */
export async function until(what, ask, seconds = 60) {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`Waited ${seconds} s in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
