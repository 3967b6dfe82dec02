// For a container's HEALTHCHECK: 0 when the process answers. A worker serves no HTTP; that it runs is all there is to see.
const { env } = process;
const url = env.HEALTH_URL || `http://127.0.0.1:${env.PORT || '3000'}/health/live`;
if (env.ROLE !== 'worker') {
  const answer = await fetch(url, { signal: AbortSignal.timeout(4000) }).catch(() => undefined);
  process.exitCode = answer?.ok ? 0 : 1;
}
