import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Published on Thursday 2 and Friday 3 October 2025: Canadian dollars for one of the other. */
const PUBLISHED: Record<string, Record<string, string>> = {
  '2025-10-02': { FXUSDCAD: '1.3941' },
  '2025-10-03': { FXUSDCAD: '1.3954' },
};

/** As much of the Bank of Canada's Valet service as one invoice needs. */
export class BankOfCanada {
  private constructor(private readonly server: Server) {}

  static async open(): Promise<BankOfCanada> {
    const server = createServer(({ url = '/' }, response) => {
      const { pathname, searchParams } = new URL(url, 'http://valet');
      const series = pathname.split('/').at(-2)?.split(',') ?? [];
      const [from, to] = [searchParams.get('start_date') ?? '', searchParams.get('end_date') ?? ''];
      const observations = Object.entries(PUBLISHED)
        .filter(([day]) => day >= from && day <= to)
        .map(([d, rates]) => ({
          d,
          ...Object.fromEntries(series.map((name) => [name, { v: rates[name] }])),
        }));
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ observations }));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    return new BankOfCanada(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/valet`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
