import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { isAbsolute } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { dist, inData, logOf, root } from './paths.mjs';

const PRELOAD = new URL('./leave-with-parent.mjs', import.meta.url).href;
/** Milliseconds before a process that ended is started again: doubled each time, and forgotten after a quiet minute. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
const QUIET = 60_000;
/** Ends in a row before it was ever ready that are taken as "it will never work". */
const HOPELESS = 4;

/** One process that is started again when it dies, until `stop`. Its output goes to logs/NAME.log in the data folder. */
export class Supervised {
  #child;
  #isStopping = false;
  #pause = FIRST_PAUSE;
  #startedAt = 0;
  #earlyEnds = 0;
  #hasWorked = false;
  #lastLines = [];
  #gone = Promise.resolve();

  /**
   * @param {{ name: string, script: string, args?: string[], env: NodeJS.ProcessEnv, onLine?: (line: string) => void,
   *   onHopeless: (name: string, lastLines: string[]) => void, say: (text: string) => void }} options
   */
  constructor(options) {
    this.options = options;
    this.log = createWriteStream(inData('logs', `${options.name}.log`), { flags: 'a' });
  }

  start() {
    const { name, script, args = [], env } = this.options;
    const path = isAbsolute(script) ? script : fileURLToPath(dist(script));
    this.#startedAt = Date.now();
    const child = spawn(process.execPath, ['--import', PRELOAD, path, ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // Out of reach of the terminal's Ctrl-C: we tell it when, in order.
      detached: true,
    });
    this.#child = child;
    createInterface({ input: child.stdout }).on('line', (line) => this.#take(line, isError(line)));
    createInterface({ input: child.stderr }).on('line', (line) => this.#take(line, true));
    this.#gone = new Promise((resolve) => {
      child.once('error', (error) => this.#take(`${name} could not be started: ${error.message}`, true));
      child.once('close', (code, signal) => {
        resolve();
        if (!this.#isStopping) this.#restart(signal ?? `exit code ${code}`);
      });
    });
  }

  /** From now on an end is an accident, not a configuration that can never work. */
  worked() {
    this.#hasWorked = true;
  }

  async stop(patienceMs) {
    this.#isStopping = true;
    const child = this.#child;
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    await this.#gone;
    clearTimeout(timer);
  }

  kill() {
    this.#isStopping = true;
    this.#child?.kill('SIGKILL');
  }

  #restart(cause) {
    const { name, say, onHopeless } = this.options;
    if (!this.#hasWorked && ++this.#earlyEnds >= HOPELESS) return onHopeless(name, this.#lastLines);
    if (Date.now() - this.#startedAt > QUIET) this.#pause = FIRST_PAUSE;
    say(`${name} ended (${cause}); starting it again in ${this.#pause / 1000} s. Log: ${logOf(name)}`);
    setTimeout(() => this.#isStopping || this.start(), this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
  }

  #take(line, isBad) {
    this.log.write(`${line}\n`);
    // A stack is for the log file; on the screen it would push the sentence that matters out of sight.
    if (!/^\s+at /.test(line)) this.#lastLines = [...this.#lastLines.slice(-11), line];
    this.options.onLine?.(line);
    if (isBad && this.#hasWorked) this.options.say(`${this.options.name}: ${readable(line)}`);
  }
}

const ERROR_LEVEL = 50;

function parsed(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isError(line) {
  return (parsed(line)?.level ?? 0) >= ERROR_LEVEL;
}

function readable(line) {
  const entry = parsed(line);
  if (!entry) return line;
  const cause = entry.error?.message ?? entry.err?.message;
  return [entry.msg, cause].filter(Boolean).join(': ') || line;
}
