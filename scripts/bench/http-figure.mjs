import { Child } from './child.mjs';
import { sendAll } from './http-load.mjs';

/** Requests per CPU-second of the server's process, both sides in turn, after a warm-up. */
export async function httpRounds(house, { requests, rounds }, say) {
  const database = await house.database();
  const ours = Child.start('./http-server.mjs');
  const bare = Child.start('./bare-http-server.mjs');
  const { url, headers, organizationId, ids } = await ours.ask('start', { databaseUrl: database.url });
  await house.settle();
  const bareUrl = (await bare.ask('start', { ownerUrl: database.ownerUrl, organizationId })).url;
  const sides = { ours: { server: ours, url, headers }, bare: { server: bare, url: bareUrl, headers: {} } };
  const paths = {
    one: (index) => `/customers/${ids[(index * 7919) % ids.length]}`,
    list: () => '/customers?limit=50',
  };
  const results = [];
  for (let round = 0; round <= rounds; round++) {
    const result = { ours: {}, bare: {} };
    for (const [name, pathOf] of Object.entries(paths))
      for (const [side, served] of Object.entries(sides))
        result[side][name] = await requestsPerCpuSecond(
          served,
          name === 'one' ? requests : requests / 2,
          pathOf,
        );
    // The first warms up.
    if (round === 0) continue;
    say(`round ${round}: ${JSON.stringify(result, (_, value) => (value > 0 ? Math.round(value) : value))}`);
    results.push(result);
  }
  await ours.stop();
  await bare.stop();
  await database.drop();
  return results;
}

async function requestsPerCpuSecond({ server, url, headers }, count, pathOf) {
  await server.ask('begin');
  await sendAll(count, (index) => url + pathOf(index), headers);
  return count / (await server.ask('end'));
}
