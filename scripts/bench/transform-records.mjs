/** Lines of orders as a German shop system sends them: texts, decimals with commas, its own codes for customers. */
export function* records(count) {
  for (let n = 0; n < count; n++)
    yield {
      Pos: String((n % 40) + 1),
      Bestellung: `M-${Math.floor(n / 40)}`,
      Kunde: `K-${n % 500}`,
      Datum: `${String((n % 28) + 1).padStart(2, '0')}.11.2026`,
      Artikel: ` art-${n % 2_000} `,
      Text: 'Kupferrohr  15 mm,  hart',
      Menge: `${(n % 90) + 1},5`,
      Einheit: 'Stk',
      Preis: `1.${String(n % 1_000).padStart(3, '0')},90`,
      Rabatt: n % 3 === 0 ? '5' : '',
      Provinz: ['ON', 'QC', 'BC', 'NS'][n % 4],
      Eilt: n % 7 === 0 ? 'ja' : 'nein',
    };
}

export const CUSTOMERS = Object.fromEntries(
  Array.from({ length: 500 }, (_, n) => [`K-${n}`, { name: `Customer ${n}`, terms: n % 2 ? 'FOB' : 'EXW' }]),
);

const text = { type: 'string', minLength: 1, maxLength: 200 };

export const INPUT_SCHEMA = {
  type: 'object',
  required: ['Bestellung', 'Kunde', 'Datum', 'Menge', 'Preis'],
  properties: {
    ...{ Pos: text, Bestellung: text, Kunde: text, Datum: { ...text, maxLength: 10 }, Artikel: text },
    ...{ Text: text, Menge: text, Einheit: { enum: ['Stk', 'm', 'h'] }, Preis: text },
    ...{
      Rabatt: { type: 'string' },
      Provinz: { type: 'string', maxLength: 2 },
      Eilt: { enum: ['ja', 'nein'] },
    },
  },
  additionalProperties: false,
};

export const OUTPUT_SCHEMA = {
  type: 'object',
  required: ['number', 'party', 'quantity', 'unitPrice', 'total'],
  properties: {
    number: text,
    party: text,
    orderDate: { type: 'string', format: 'date' },
    quantity: { type: 'string', format: 'decimal' },
    unitPrice: { type: 'string', format: 'decimal' },
    total: { type: 'string', format: 'decimal' },
  },
};

const field = (target, expression, required = false) => ({ target, expression, required });

export const DEFINITION = {
  when: '!like(record.Bestellung, "*Summe*")',
  fields: [
    field('number', 'record.Bestellung.trim()', true),
    field('party', 'lookup("customers", record.Kunde).name ?? record.Kunde', true),
    field('shippingTerms', 'lookup("customers", record.Kunde).terms'),
    field('orderDate', 'day(record.Datum, "DMY")'),
    field('dueDate', 'addDays(out.orderDate, 30)'),
    field('item', 'record.Artikel.trim().upper()'),
    field('description', 'squeeze(record.Text)'),
    field('quantity', 'number(record.Menge, ",")', true),
    field('unit', '{ "Stk": "each", "m": "m", "h": "h" }[record.Einheit]'),
    field('unitPrice', 'number(record.Preis, ",")', true),
    field('discount', 'isEmpty(record.Rabatt) ? 0 : number(record.Rabatt)'),
    field('net', 'round(out.quantity * out.unitPrice - percent(out.quantity * out.unitPrice, out.discount))'),
    field('tax', 'tax(out.net, record.Provinz, out.orderDate)'),
    field('total', 'out.net + out.tax'),
    field('rush', 'record.Eilt == "ja"'),
    field('memo', '"Pos. " + record.Pos'),
  ],
  rules: [
    {
      ...{ name: 'Amount', check: 'out.total > 0 && out.total < 1000000', severity: 'error' },
      ...{ message: 'The amount is out of bounds.', fix: 'Look at it.', target: 'total' },
    },
  ],
  tables: { customers: CUSTOMERS },
  inputSchema: INPUT_SCHEMA,
  outputSchema: OUTPUT_SCHEMA,
};
