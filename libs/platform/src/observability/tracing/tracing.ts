import type { TracingConfig } from '../../config/tracing-config.js';
import type { Log } from '../log.js';
import type { Metrics } from '../metrics.js';
import { type RunningSpan, type SpanDescription, within } from './spans.js';

/** What makes spans and sends them. */
export interface Recorder {
  start(description: SpanDescription): RunningSpan;
  /** Sends what waits. */
  close(): Promise<void>;
}

/** How long a process that ends waits for its last spans. */
const LAST_MS = 2_000;

/**
 * Where traces begin: a request, a job. Everything below names itself with `inSpan` and needs nothing of this. Without a
 * collector there is no recorder, no span, no timer and nothing loaded.
 */
export class Tracing {
  constructor(private readonly recorder?: Recorder) {}

  static async create(config: TracingConfig | undefined, log: Log, metrics: Metrics): Promise<Tracing> {
    if (!config) return new Tracing();
    const { createRecorder } = await import('./otel-recorder.js');
    return new Tracing(createRecorder(config, log, metrics));
  }

  get isOn(): boolean {
    return this.recorder !== undefined;
  }

  /** Begins a trace, or goes on with the one that caused this. Undefined while tracing is off. */
  start(description: SpanDescription): RunningSpan | undefined {
    return this.recorder?.start(description);
  }

  /** Runs `work` in such a span; `work` alone while tracing is off. */
  run<T>(description: SpanDescription, work: () => Promise<T>): Promise<T> {
    const span = this.start(description);
    return span ? within(span, work) : work();
  }

  /** Sends what waits, and gives a collector that does not answer up. */
  async close(): Promise<void> {
    if (!this.recorder) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, LAST_MS);
    });
    // What a collector did not take is counted and logged where it was sent.
    await Promise.race([this.recorder.close().catch(() => undefined), late]);
    clearTimeout(timer);
  }
}
