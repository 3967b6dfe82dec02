import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
/** Everything that a start keeps. Another DATA_DIR is another installation beside this one, on ports of its own. */
export const dataFolder = process.env.DATA_DIR ? resolve(process.env.DATA_DIR) : join(root, '.data');
export const inData = (...names) => join(dataFolder, ...names);
/** Where a process writes its log, as short as it can be told. */
export const logOf = (name) => {
  const path = inData('logs', `${name}.log`);
  return path.startsWith(root) ? relative(root, path) : path;
};
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
