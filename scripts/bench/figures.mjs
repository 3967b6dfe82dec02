const PAIR = 2;

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

const whole = (value) => Math.round(value).toLocaleString('en');
const seconds = (value) => `${value.toFixed(2)} s`;
const megabytes = (value) => `${whole(value / 1024 / 1024)} MB`;
const rowCount = (rows) => Object.values(rows).reduce((sum, count) => sum + count, 0);

/** The medians of both sides and of their ratio, round by round, as lines of the report. */
export function pullFigures(results, { records, sample }, wanted) {
  const of = (read) => median(results.map(read));
  const objects = records * PAIR;
  const figures = [];
  if (wanted.has('pull')) {
    const ours = ({ pull }) => objects / pull.seconds;
    const usual = ({ usual }) => usual.records / usual.seconds;
    figures.push({
      what: `first pull of ${whole(records)} customers + ${whole(records)} invoices, records/s`,
      ours: whole(of(ours)),
      peer: `${whole(of(usual))} (find + prisma.upsert, a company of ${whole(sample)} records)`,
      ratio: of((result) => ours(result) / usual(result)),
      reach: { least: 15 },
    });
  }
  if (wanted.has('rows')) {
    const ours = ({ rows, pull }) => rowCount(rows) / pull.worked;
    const bare = ({ bare }) => bare.rows / bare.worked;
    figures.push({
      what: 'rows into PostgreSQL in that pull, rows/s of the time the server works',
      ours: whole(of(ours)),
      peer: `${whole(of(bare))} (bare COPY + merge of the same rows)`,
      ratio: of((result) => ours(result) / bare(result)),
      reach: { least: 0.6 },
    });
  }
  if (wanted.has('wire')) figures.push(...wireFigures(of));
  if (wanted.has('delta')) figures.push(...deltaFigures(of, results));
  return figures;
}

function wireFigures(of) {
  return [
    {
      what: "wire time at the vendor's pace (500 pages a minute)",
      ours: seconds(of(({ pacedPull }) => pacedPull.seconds)),
      peer: `${seconds(of(({ pacedDownload }) => pacedDownload.seconds))} (downloading the same pages)`,
      ratio: of(({ pacedPull, pacedDownload }) => pacedPull.seconds / pacedDownload.seconds),
      reach: { most: 1.3 },
    },
    // How fast the pull is, and not how well it hides its work behind the wire: there is no wire.
    {
      what: 'wire time on loopback, where a page costs nothing',
      ours: seconds(of(({ pull }) => pull.seconds)),
      peer: `${seconds(of(({ download }) => download.seconds))} (downloading the same pages)`,
      ratio: of(({ pull, download }) => pull.seconds / download.seconds),
    },
  ];
}

function deltaFigures(of, results) {
  const least = Math.min(...results.map(({ delta }) => delta.updated));
  return [
    {
      what: `delta of 50 changes in that company (${least} records updated), calls`,
      ours: whole(Math.max(...results.map(({ delta }) => delta.calls))),
      peer: '',
      ratio: Math.max(...results.map(({ delta }) => delta.calls)),
      reach: { most: 10 },
    },
    {
      what: 'the same, share of the full pull in %',
      ours: seconds(of(({ delta }) => delta.seconds)),
      peer: `${seconds(of(({ pull }) => pull.seconds))} (the full pull)`,
      ratio: of(({ delta, pull }) => (100 * delta.seconds) / pull.seconds),
      reach: { most: 2 },
    },
  ];
}

export function memoryFigures(results, { small, large }) {
  const of = (read) => median(results.map(read));
  return [
    {
      what: `peak memory at ${whole(large)} objects vs at ${whole(small)}`,
      ours: megabytes(of((result) => result.large)),
      peer: megabytes(of((result) => result.small)),
      ratio: of((result) => result.large / result.small),
      reach: { most: 1.2 },
    },
  ];
}

export function httpFigures(results) {
  const of = (read) => median(results.map(read));
  return Object.entries({ one: 'GET one', list: 'list 50' }).map(([name, what]) => ({
    what: `${what}, requests per CPU-second`,
    ours: whole(of((result) => result.ours[name])),
    peer: `${whole(of((result) => result.bare[name]))} (bare Nest + Fastify + pg)`,
    ratio: of((result) => result.ours[name] / result.bare[name]),
    reach: { least: 0.5 },
  }));
}

export function validationFigures(results, { entries, invoices, lines }) {
  const of = (read) => median(results.map(read));
  return [
    {
      what: `validation of one invoice with ${whole(lines)} time entries among ${whole(entries)}, p95 in ms`,
      ours: `${whole(of(({ p95 }) => p95))} ms (median ${whole(of((result) => result.median))} ms)`,
      peer: '',
      ratio: of(({ p95 }) => p95),
      reach: { most: 60 },
    },
    {
      what: 'the same, statements more than for a whole set of invoices',
      ours: `${of(({ statements }) => statements)} statements`,
      peer: `${of(({ many }) => many.statements)} statements (${whole(invoices)} invoices)`,
      ratio: of(({ statements, many }) => Math.abs(statements - many.statements)),
      reach: { most: 0 },
    },
    {
      what: `validation of ${whole(invoices)} invoices, invoices/s`,
      ours: `${whole(of(({ many }) => many.count / many.atOnce))} at once`,
      peer: `${whole(of(({ many }) => many.count / many.oneByOne))} one by one`,
      ratio: of(({ many }) => many.oneByOne / many.atOnce),
      reach: { least: 20 },
    },
  ];
}
