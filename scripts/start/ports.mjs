import { createServer } from 'node:net';
import { START, StartError } from './paths.mjs';

export function portFrom(env, name, fallback) {
  const text = env[name]?.trim();
  if (!text) return fallback;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new StartError(
    `${name} must be a port from 1 to 65535, but it is "${text}".`,
    `Example: ${name}=${fallback} ${START}`,
  );
}

/** Refuses settings that give one port to two programs: the second would be started again and again. */
export function requireDifferent(ports) {
  const chosen = Object.entries(ports);
  for (const [at, [name, port]] of chosen.entries()) {
    const [same] = chosen.slice(0, at).find(([, other]) => other === port) ?? [];
    if (same === undefined) continue;
    throw new StartError(
      `${same} and ${name} are both ${port}.`,
      `Choose another one: ${name}=${port + 1} ${START}`,
    );
  }
}

/** Refuses a port that somebody uses; waits first when it may be our own last run that is still leaving. */
export async function requirePort(name, port, host, patienceMs) {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const refusal = await tryPort(port, host);
    if (refusal === undefined) return;
    if (refusal !== 'EADDRINUSE' || Date.now() >= deadline) throw refused(name, port, refusal);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function refused(name, port, code) {
  if (code === 'EADDRINUSE') {
    return new StartError(
      `Port ${port} is in use by another program.`,
      `Stop that program, or choose another port: ${name}=${port + 1} ${START}`,
    );
  }
  return new StartError(
    `Port ${port} cannot be used (${code}).`,
    `Choose another one above 1023: ${name}=${port < 1024 ? port + 3000 : port + 1} ${START}`,
  );
}

/** The error code that listening gives, or undefined. */
function tryPort(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}

/** Stable from one start to the next while it is free, so that a database tool can keep its bookmark. */
export async function databasePort(env, apiPort, freePort) {
  if (env.EMBEDDED_POSTGRES_PORT?.trim()) {
    const port = portFrom(env, 'EMBEDDED_POSTGRES_PORT', 54320);
    await requirePort('EMBEDDED_POSTGRES_PORT', port, '127.0.0.1', 0);
    return port;
  }
  const derived = 20_000 + (apiPort % 10_000);
  return (await tryPort(derived, '127.0.0.1')) === undefined ? derived : freePort();
}
