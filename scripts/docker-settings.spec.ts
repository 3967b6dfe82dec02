import { readFileSync } from 'node:fs';

const compose = readFileSync('docker/compose.yml', 'utf8');
const settings = readFileSync('docker/make-env.sh', 'utf8');
const image = readFileSync('docker/Dockerfile', 'utf8');

/** The lines of one service. */
const serviceOf = (name: string) =>
  compose.match(new RegExp(`^  ${name}:\\n((?:    .*\\n|\\n)+)`, 'm'))?.[1] ?? '';

describe('the compose file', () => {
  // The root of its containers is read-only, and without a mail server every letter becomes a file.
  it.each(['api', 'worker'])('gives the %s a folder that it may write for files and letters', (name) => {
    const service = serviceOf(name);
    const volumes = [...(/volumes: \[(.*)\]/.exec(service)?.[1] ?? '').matchAll(/"\w+:([^":]+)"/g)];
    for (const variable of ['FILES_DIR', 'MAIL_OUTBOX']) {
      const folder = new RegExp(`${variable}: (\\S+)`).exec(service)?.[1] ?? 'none';
      const volume = volumes.find(([, path]) => folder === path || folder.startsWith(`${path}/`))?.[1];
      expect([variable, folder, volume]).toEqual([variable, folder, expect.any(String)]);
      // A new volume belongs to whom the folder in the image belongs to.
      expect(image).toMatch(new RegExp(`chown node:node .*${volume}(\\s|$)`, 'm'));
    }
  });

  it('has a line for the mail server among the settings of a new installation', () => {
    expect(settings).toMatch(/^MAIL_URL=$/m);
  });
});
