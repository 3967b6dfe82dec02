/** Waits until `check` answers something other than undefined or false, and returns it. */
export async function eventually<T>(
  check: () => Promise<T | undefined | false>,
  what = 'the expected state',
  timeoutMs = 20_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (let pause = 10; ; pause = Math.min(pause * 1.5, 250)) {
    const found = await check();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs / 1000} s in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
