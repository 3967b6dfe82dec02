import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import { generateApiTypes } from './api-types.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs');

/** Checks the rooms of the house in `baseDir` and answers every violation with its rule's name and reason. */
export async function findViolations(baseDir) {
  const { options, ...ruleSet } = config;
  const { enhancedResolveOptions, ...cruiseOptions } = options;
  const folders = ['apps', 'libs'].filter((folder) => existsSync(join(baseDir, folder)));
  const { output } = await cruise(
    folders,
    { ...cruiseOptions, baseDir, ruleSet, validate: true },
    enhancedResolveOptions,
  );
  const reasons = new Map(ruleSet.forbidden.map(({ name, comment }) => [name, comment]));
  return {
    modules: output.summary.totalCruised,
    violations: output.summary.violations.map(({ rule, from, to }) => ({
      rule: rule.name,
      from,
      to,
      why: reasons.get(rule.name),
    })),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  generateApiTypes();
  const { modules, violations } = await findViolations(process.argv[2] ?? root);
  for (const { rule, from, to, why } of violations) {
    process.stdout.write(`${rule}: ${from} → ${to}\n    ${why}\n`);
  }
  process.stdout.write(`${violations.length} violation(s) in ${modules} files.\n`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}
