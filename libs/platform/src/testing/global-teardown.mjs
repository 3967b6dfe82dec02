import { rm } from 'node:fs/promises';

export default async function globalTeardown() {
  globalThis.__testSandbox?.kill('SIGTERM');
  const server = globalThis.__testServer;
  if (!server) return;
  await server.stop();
  await rm(server.dataDir, { recursive: true, force: true });
}
