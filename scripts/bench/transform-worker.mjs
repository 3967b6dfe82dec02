import { Ajv2020 } from 'ajv/dist/2020.js';
import { Decimal } from 'decimal.js';
import { dist } from '../start/paths.mjs';
import { answerTasks } from './child.mjs';
import { cpuSeconds } from './meters.mjs';
import { CUSTOMERS, DEFINITION, INPUT_SCHEMA, OUTPUT_SCHEMA, records } from './transform-records.mjs';

const { compileMapping, transformStream } = await import(dist('libs/transform/src/index.js'));
const { taxesInForce } = await import(dist('libs/catalog/src/index.js'));

const known = new Map();
const taxes = (province, day) => {
  const key = province + day;
  if (!known.has(key)) known.set(key, taxesInForce(province, day));
  return known.get(key);
};
const context = {
  ...{ day: '2026-11-21', currency: 'CAD', province: 'ON', tables: new Map() },
  ...{ rate: () => undefined, ratesSince: '2025-10-17', taxes, taxesSince: '2016-10-01' },
};

/** What a program would do that somebody wrote for this one file: the same checks, the same decimals, no language. */
async function* byHand(source) {
  const ajv = new Ajv2020({
    formats: { date: /^\d{4}-\d{2}-\d{2}$/, decimal: /^-?\d{1,15}(\.\d{1,15})?$/ },
    allErrors: true,
  });
  const [isInput, isOutput] = [ajv.compile(INPUT_SCHEMA), ajv.compile(OUTPUT_SCHEMA)];
  const units = { Stk: 'each', m: 'm', h: 'h' };
  const decimal = (text) => new Decimal(text.replaceAll('.', '').replace(',', '.'));
  for await (const record of source) {
    if (!isInput(record)) throw new Error(JSON.stringify(isInput.errors));
    if (record.Bestellung.includes('Summe')) continue;
    const customer = CUSTOMERS[record.Kunde];
    const [date, month, year] = record.Datum.split('.');
    const orderDate = `${year}-${month}-${date}`;
    const due = new Date(`${orderDate}T00:00:00Z`);
    due.setUTCDate(due.getUTCDate() + 30);
    const [quantity, unitPrice] = [decimal(record.Menge), decimal(record.Preis)];
    const discount = record.Rabatt.trim() === '' ? new Decimal(0) : new Decimal(record.Rabatt);
    const gross = quantity.times(unitPrice);
    const net = gross.minus(gross.times(discount).dividedBy(100)).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
    const tax = taxes(record.Provinz, orderDate).reduce(
      (sum, { percent }) =>
        sum.plus(net.times(percent).dividedBy(100).toDecimalPlaces(2, Decimal.ROUND_HALF_UP)),
      new Decimal(0),
    );
    const total = net.plus(tax);
    if (!total.greaterThan(0) || !total.lessThan(1_000_000)) throw new Error('The amount is out of bounds.');
    const output = {
      number: record.Bestellung.trim(),
      party: customer?.name ?? record.Kunde,
      shippingTerms: customer?.terms,
      orderDate,
      dueDate: due.toISOString().slice(0, 10),
      item: record.Artikel.trim().toUpperCase(),
      description: record.Text.trim().replace(/\s+/g, ' '),
      quantity: quantity.toFixed(),
      unit: units[record.Einheit],
      unitPrice: unitPrice.toFixed(),
      discount: discount.toFixed(),
      net: net.toFixed(),
      tax: tax.toFixed(),
      total: total.toFixed(),
      rush: record.Eilt === 'ja',
      memo: `Pos. ${record.Pos}`,
    };
    if (!isOutput(output)) throw new Error(JSON.stringify(isOutput.errors));
    yield { output };
  }
}

const SIDES = {
  ours: (source) => transformStream(compileMapping(DEFINITION), source, context, Number.POSITIVE_INFINITY),
  byHand,
};

/** Records per second of the processor, compiling included, and the sum of what came out, so that nothing is left undone. */
async function run({ side, count }) {
  const since = process.cpuUsage();
  let [done, total] = [0, new Decimal(0)];
  let last;
  for await (const { output } of SIDES[side](records(count))) {
    done++;
    total = total.plus(output.total);
    last = output;
  }
  return { perSecond: done / cpuSeconds(since), total: total.toFixed(2), last };
}

answerTasks({ run });
