import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { HEAP_LIMIT } from '../heap-limit.mjs';

/** A process of its own that answers one task at a time: what is measured shares nothing with its peer but Node's settings. */
export class Child {
  static start(script, env = {}, execArgv = []) {
    const path = fileURLToPath(new URL(script, import.meta.url));
    return new Child(
      fork(path, {
        env: { ...process.env, NODE_OPTIONS: HEAP_LIMIT, ...env },
        execArgv,
        serialization: 'advanced',
      }),
    );
  }

  constructor(process) {
    this.process = process;
    this.waiting = undefined;
    process.on('message', ({ answer, error }) => {
      const { resolve, reject } = this.waiting;
      this.waiting = undefined;
      if (error === undefined) resolve(answer);
      else reject(new Error(error));
    });
    process.once('exit', (code) => this.waiting?.reject(new Error(`The process ended (${code}).`)));
  }

  ask(task, input = {}) {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.process.send({ task, input });
    });
  }

  async stop() {
    if (this.process.exitCode !== null) return;
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.disconnect();
    await ended;
  }
}

/** The other side: runs the named tasks for the process that started this one, and ends with it. */
export function answerTasks(tasks) {
  process.on('message', async ({ task, input }) => {
    try {
      process.send({ answer: await tasks[task](input) });
    } catch (error) {
      process.send({ error: error.stack ?? String(error) });
    }
  });
  process.once('disconnect', () => process.exit(0));
}
