import { Injectable } from '@nestjs/common';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

interface Description<Label extends string> {
  /** `invoicepatch_` is put before it. Base units: seconds, bytes; counters end in `_total`. */
  name: string;
  help: string;
  /** Each combination of values is a series of its own: never an id. */
  labels?: readonly Label[];
}

interface Distribution<Label extends string> extends Description<Label> {
  /** Upper bounds, ascending; seconds up to a minute unless given. */
  buckets?: readonly number[];
}

const PREFIX = 'invoicepatch_';
/** Seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60];

/** Prometheus figures of this process. A module makes its own once, in a constructor or at boot, and keeps them. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  counter<const Label extends string>({ name, help, labels = [] }: Description<Label>): Counter<Label> {
    return new Counter({ name: PREFIX + name, help, labelNames: labels, registers: [this.registry] });
  }

  histogram<const Label extends string>({
    name,
    help,
    labels = [],
    buckets = BUCKETS,
  }: Distribution<Label>): Histogram<Label> {
    const registers = [this.registry];
    return new Histogram({ name: PREFIX + name, help, labelNames: labels, buckets: [...buckets], registers });
  }

  /** `read` is asked whenever the figures are: it sets the gauge. A throw leaves the last value. */
  gauge<const Label extends string>(
    { name, help, labels = [] }: Description<Label>,
    read?: (gauge: Gauge<Label>) => void | Promise<void>,
  ): Gauge<Label> {
    return new Gauge({
      name: PREFIX + name,
      help,
      labelNames: labels,
      registers: [this.registry],
      async collect() {
        try {
          await read?.(this);
        } catch {
          // A figure that cannot be read must not hide the others.
        }
      },
    });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }
}
