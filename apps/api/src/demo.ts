/** What the demo shows, when it is on. */
export interface Demo {
  /** The password of every demo person. */
  password: string;
  /** Where the simulated accounting system listens. */
  sandboxUrl: string;
}

export const DEMO_PASSWORD = 'demo-Password-1';

/** The demo, or undefined unless DEMO=true: an installation with real data never has people with a known password. */
export function demoFrom(env: NodeJS.ProcessEnv): Demo | undefined {
  if (env.DEMO?.trim().toLowerCase() !== 'true') return undefined;
  return {
    password: env.DEMO_PASSWORD?.trim() || DEMO_PASSWORD,
    sandboxUrl: env.SANDBOX_URL?.trim() || `http://localhost:${env.SANDBOX_PORT?.trim() || 3900}`,
  };
}
