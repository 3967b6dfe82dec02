import { dist, inData } from './paths.mjs';

/** What one can open, and who one can be. */
export async function banner({ port, sandboxPort, client, isDemo, dataDir, seconds, password }) {
  const at = (path) => `http://localhost:${port}${path}`;
  const lines = [
    '',
    `InvoicePatch is ready (${seconds.toFixed(1)} s).`,
    '',
    `  Dashboard          ${at('/')}`,
    `  API documentation  ${at('/api/docs')}`,
    `  OpenAPI document   ${at('/api/openapi.json')}`,
    `  Health             ${at('/health/ready')}`,
    `  QuickBooks sandbox http://localhost:${sandboxPort}/`,
    `    its application  client ID ${client.id}, client secret ${client.secret}`,
    '',
    ...(isDemo ? await logins(password) : []),
    `  Data: ${dataDir}`,
    `  Logs: ${inData('logs')}`,
    '',
    '  Ctrl-C stops everything; the next start goes on with the same data. "--reset" begins anew.',
    '',
  ];
  return `${lines.join('\n')}\n`;
}

async function logins(password) {
  const { DEMO_PEOPLE, OTHER_PERSON } = await import(dist('apps/api/src/seed/demo-people.js'));
  const people = [...DEMO_PEOPLE, OTHER_PERSON];
  const width = Math.max(...people.map(({ email }) => email.length));
  return [
    `  Demo logins, all with the password ${password}`,
    ...people.map(({ email, does }) => `    ${email.padEnd(width)}  ${does}`),
    '',
  ];
}
