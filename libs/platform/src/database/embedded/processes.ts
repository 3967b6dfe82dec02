import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * When the process began, in whatever unit the system tells it; undefined when there is no such process.
 * Together with the number it names one process for good: numbers are used again.
 */
export function beginOf(pid: number): string | undefined {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  try {
    if (process.platform === 'linux') {
      // Field 22; the name in field 2 may hold spaces, so count from its closing parenthesis. Z: dead, not yet reaped.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
      return fields[0] === 'Z' ? undefined : fields[19];
    }
    process.kill(pid, 0);
    if (process.platform === 'win32') return 'alive';
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

/** The command line of a process, or an empty text. */
export function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    if (process.platform === 'win32') return '';
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

/** Asks with each signal in turn until the process is gone; answers whether it is. */
export async function endProcess(pid: number, signals: [NodeJS.Signals, number][]): Promise<boolean> {
  const begin = beginOf(pid);
  for (const [signal, patienceMs] of signals) {
    if (begin === undefined || beginOf(pid) !== begin) return true;
    try {
      process.kill(pid, signal);
    } catch {
      return beginOf(pid) !== begin;
    }
    const deadline = Date.now() + patienceMs;
    while (beginOf(pid) === begin && Date.now() < deadline) await pause(50);
  }
  return beginOf(pid) !== begin;
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
