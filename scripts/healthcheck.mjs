// For a container's HEALTHCHECK: 0 when the process answers. A worker serves no HTTP; that it runs is all there is to see.
const { ROLE, PORT = '3000', HEALTH_URL = `http://127.0.0.1:${PORT}/health/live` } = process.env;
if (ROLE !== 'worker') {
  const answer = await fetch(HEALTH_URL, { signal: AbortSignal.timeout(4000) }).catch(() => undefined);
  process.exitCode = answer?.ok ? 0 : 1;
}
