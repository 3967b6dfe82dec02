import { readFileSync } from 'node:fs';
import pg from 'pg';

/** The most memory that this process has held, in bytes. */
export function peakMemory() {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024;
  } catch {
    return process.resourceUsage().maxRSS * 1024;
  }
}

/**
 * Seconds in which at least one database client of this process had something to answer. What this process does at
 * the same time counts too, so the figure errs against us.
 */
export class DatabaseMeter {
  static busy = 0;
  static clients = 0;
  static since = 0;

  static install() {
    const query = pg.Client.prototype.query;
    pg.Client.prototype.query = function (...args) {
      if (!this.isMetered) {
        this.isMetered = true;
        this.on('drain', () => DatabaseMeter.leave(this));
      }
      if (!this.isBusy) {
        this.isBusy = true;
        if (DatabaseMeter.clients++ === 0) DatabaseMeter.since = performance.now();
      }
      return query.apply(this, args);
    };
  }

  static leave(client) {
    if (!client.isBusy) return;
    client.isBusy = false;
    if (--DatabaseMeter.clients === 0) DatabaseMeter.busy += performance.now() - DatabaseMeter.since;
  }
}

export function cpuSeconds(since) {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}
