/** Milliseconds that this thread has computed: unlike a clock, it does not run while others have the processor. */
export function computed(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
