import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const dataFolder = join(root, '.data');
export const inData = (...names) => join(dataFolder, ...names);
export const dist = (path) => new URL(`../../dist/${path}`, import.meta.url);

/** The command a person types, for messages. */
export const START = 'npx -y pnpm@12 start';

/** A mistake that the person who starts can mend: printed without a stack. */
export class StartError extends Error {
  constructor(message, fix) {
    super(message);
    this.fix = fix;
  }
}
