import { rm } from 'node:fs/promises';

export default async function globalTeardown() {
  globalThis.__testSandbox?.kill('SIGTERM');
  await globalThis.__testServer?.server.stop();
  if (globalThis.__testServer) await rm(globalThis.__testServer.dataDir, { recursive: true, force: true });
}
