import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { signIn, TEST_PASSWORD } from '../../../../libs/identity/src/testing/sign-in.js';
import type { Stage } from './stage.js';

/** The demo's simulated crew at work in the organization of a stage, over the public API and the sockets. */
export class StageCrew {
  private constructor(private readonly simulation: ChildProcess) {}

  /** Answers when everybody is on the road. */
  static async start(here: Stage, contractors: number): Promise<StageCrew> {
    const { organizationId, test, url } = here;
    const { email } = await signIn(test, 'owner', { organizationId });
    const words = ['--contractors', contractors, '--speed', 2, '--url', url, '--owner', email];
    const simulation = spawn(process.execPath, ['scripts/simulate/field.mjs', ...words.map(String)], {
      env: { ...process.env, DEMO_PASSWORD: TEST_PASSWORD, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: simulation.stdout });
    await new Promise<void>((resolve, reject) => {
      simulation.once('exit', (code) => reject(new Error(`The simulation ended (${code}).`)));
      lines.on('line', (line) => line.includes('go to work') && resolve());
    });
    return new StageCrew(simulation);
  }

  async stop(): Promise<void> {
    if (this.simulation.exitCode !== null) return;
    this.simulation.kill('SIGTERM');
    await once(this.simulation, 'exit');
  }
}
