import { dist, inData } from './paths.mjs';

const DATABASE = 'invoicepatch';
const PAUSE_MS = 500;

/** The embedded PostgreSQL, prepared, and started again on the same port when something ends it. */
export async function startDatabase(port, say) {
  const { startEmbeddedServer } = await import(dist('libs/platform/src/database/embedded-server.js'));
  const { prepareDatabase } = await import(dist('libs/platform/src/database/prepare-database.js'));
  let isStopping = false;
  let server = await startEmbeddedServer({ dataDir: inData('postgres'), port });
  await server.createDatabase(DATABASE);
  const migrations = await prepareDatabase(server.ownerUrl(DATABASE));
  watch();

  function watch() {
    void server.ended.then(async () => {
      if (isStopping) return;
      say('PostgreSQL ended; starting it again.');
      await server.stop();
      await startAgain();
    });
  }

  async function startAgain() {
    while (!isStopping) {
      try {
        server = await startEmbeddedServer({ dataDir: inData('postgres'), port });
        return watch();
      } catch (error) {
        say(`PostgreSQL does not start: ${error.message}`);
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * 10));
      }
    }
  }

  return {
    url: server.appUrl(DATABASE),
    dataDir: server.dataDir,
    migrations,
    stop: async () => {
      isStopping = true;
      await server.stop();
    },
  };
}
