// Loaded into every process that `start` runs. Its channel to the parent closes however the parent ends, even by
// kill -9; the process then finishes its work and leaves, so that the next start finds the ports free.
const PATIENCE_MS = 8_000;

process.channel?.unref();
process.once('disconnect', () => {
  setTimeout(() => process.exit(1), PATIENCE_MS).unref();
  process.kill(process.pid, 'SIGTERM');
});
