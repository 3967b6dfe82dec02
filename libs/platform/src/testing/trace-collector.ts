import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Attribute {
  key: string;
  value: { stringValue?: string; intValue?: number | string; boolValue?: boolean };
}

interface WireSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  attributes: Attribute[];
  links?: { spanId: string }[];
  status?: { code?: number };
}

interface TracesRequest {
  resourceSpans: {
    resource: { attributes: Attribute[] };
    scopeSpans: { spans: WireSpan[] }[];
  }[];
}

/** A span as a collector shows it. */
export interface CollectedSpan {
  traceId: string;
  spanId: string;
  parentSpanId: string | undefined;
  name: string;
  kind: string;
  attributes: Record<string, unknown>;
  links: string[];
  hasFailed: boolean;
}

const KINDS = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'];
const FAILED = 2;

/** A collector of traces that speaks OTLP over HTTP with JSON, on a port of its own. */
export class TraceCollector {
  readonly spans: CollectedSpan[] = [];
  readonly resources: Record<string, unknown>[] = [];
  /** Everything that arrived, as it arrived. */
  readonly bodies: string[] = [];
  readonly headers: IncomingMessage['headers'][] = [];
  /** What it answers; a collector that is busy or broken says so. */
  status = 200;
  connections = 0;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<TraceCollector> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        collector.take(request, Buffer.concat(chunks).toString('utf8'));
        response.writeHead(collector.status, { 'content-type': 'application/json' }).end('{}');
      });
    });
    const collector = new TraceCollector(server);
    server.on('connection', () => collector.connections++);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return collector;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The environment that sends traces here, soon. */
  get env(): NodeJS.ProcessEnv {
    return { OTEL_EXPORTER_OTLP_ENDPOINT: this.url, OTEL_BSP_SCHEDULE_DELAY: '50' };
  }

  named(name: string): CollectedSpan[] {
    return this.spans.filter((span) => span.name === name);
  }

  parentOf({ parentSpanId }: CollectedSpan): CollectedSpan | undefined {
    return this.spans.find(({ spanId }) => spanId === parentSpanId);
  }

  /** From the span up to the first of its trace, by name. */
  lineage(span: CollectedSpan): string[] {
    const above = this.parentOf(span);
    return [span.name, ...(above ? this.lineage(above) : [])];
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private take(request: IncomingMessage, body: string): void {
    this.headers.push(request.headers);
    this.bodies.push(body);
    if (this.status !== 200 || request.url !== '/v1/traces') return;
    const { resourceSpans } = JSON.parse(body) as TracesRequest;
    for (const { resource, scopeSpans } of resourceSpans) {
      this.resources.push(valuesOf(resource.attributes));
      this.spans.push(...scopeSpans.flatMap(({ spans }) => spans.map(spanOf)));
    }
  }
}

function spanOf(span: WireSpan): CollectedSpan {
  const { traceId, spanId, parentSpanId, name, kind, attributes, links = [], status } = span;
  return {
    ...{ traceId, spanId, name, parentSpanId: parentSpanId || undefined },
    kind: KINDS[kind] ?? '',
    attributes: valuesOf(attributes),
    links: links.map((link) => link.spanId),
    hasFailed: status?.code === FAILED,
  };
}

function valuesOf(attributes: Attribute[]): Record<string, unknown> {
  return Object.fromEntries(
    attributes.map(({ key, value: { stringValue, intValue, boolValue } }) => [
      key,
      stringValue ?? (intValue === undefined ? boolValue : Number(intValue)),
    ]),
  );
}
