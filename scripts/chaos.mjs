import { runChaos } from './chaos/run.mjs';

const flag = (name, fallback) => {
  const index = process.argv.indexOf(`--${name}`);
  return index < 0 ? fallback : Number(process.argv[index + 1]);
};

try {
  const ok = await runChaos({ seed: flag('seed', 20261121), points: flag('points', 50) });
  process.exit(ok ? 0 : 1);
} catch (error) {
  console.error(error);
  process.exit(1);
}
