import type { AccountKey } from './accounts.js';

/** [display name, registration number, account that holds what is owed]. */
export const AGENCIES = {
  cra: ['Canada Revenue Agency', '813457726RT0001', 'gstPayable'],
  rq: ['Revenu Québec', '1216874590TQ0001', 'qstPayable'],
  bc: ['BC Minister of Finance', 'PST-1042-7761', 'pstPayable'],
  sk: ['Saskatchewan Ministry of Finance', '2374419', 'pstPayable'],
  mb: ['Manitoba Finance', '6630912-1', 'pstPayable'],
} as const satisfies Record<string, readonly [string, string, AccountKey]>;

export type AgencyKey = keyof typeof AGENCIES;

interface Rate {
  readonly name: string;
  readonly agency: AgencyKey;
  /** [percent, first day, last day]: the newest last. */
  readonly history: readonly (readonly [number, string, string?])[];
}

const since = (name: string, agency: AgencyKey, percent: number, from: string): Rate => ({
  name,
  agency,
  history: [[percent, from]],
});

const NOVA_SCOTIA: Rate['history'] = [
  [15, '2010-07-01', '2025-03-31'],
  [14, '2025-04-01'],
];

/** Sales rates and their purchase twins (ITC = input tax credit), as the vendor keeps them apart. */
export const RATES = {
  gst: since('GST', 'cra', 5, '2008-01-01'),
  gstItc: since('GST (ITC)', 'cra', 5, '2008-01-01'),
  hstOn: since('HST (ON)', 'cra', 13, '2010-07-01'),
  hstOnItc: since('HST (ON) (ITC)', 'cra', 13, '2010-07-01'),
  hstNb: since('HST (NB) 2016', 'cra', 15, '2016-07-01'),
  hstNbItc: since('HST (NB) 2016 (ITC)', 'cra', 15, '2016-07-01'),
  hstNs: { name: 'HST (NS)', agency: 'cra', history: NOVA_SCOTIA } satisfies Rate,
  hstNsItc: { name: 'HST (NS) (ITC)', agency: 'cra', history: NOVA_SCOTIA } satisfies Rate,
  qst: since('QST 9.975', 'rq', 9.975, '2013-01-01'),
  qstItr: since('QST 9.975 (ITR)', 'rq', 9.975, '2013-01-01'),
  pstBc: since('PST (BC)', 'bc', 7, '2013-04-01'),
  pstBcPurchase: since('PST (BC) on purchases', 'bc', 7, '2013-04-01'),
  pstSk: since('PST (SK)', 'sk', 6, '2017-03-23'),
  pstSkPurchase: since('PST (SK) on purchases', 'sk', 6, '2017-03-23'),
  rstMb: since('RST (MB)', 'mb', 7, '2019-07-01'),
  rstMbPurchase: since('RST (MB) on purchases', 'mb', 7, '2019-07-01'),
  zero: since('Zero-rated', 'cra', 0, '2008-01-01'),
  zeroItc: since('Zero-rated (ITC)', 'cra', 0, '2008-01-01'),
  exempt: since('Exempt', 'cra', 0, '2008-01-01'),
  exemptItc: since('Exempt (purchases)', 'cra', 0, '2008-01-01'),
} as const satisfies Record<string, Rate>;

export type RateKey = keyof typeof RATES;

interface Code {
  readonly name: string;
  readonly description: string;
  readonly sales: readonly RateKey[];
  readonly purchase: readonly RateKey[];
}

export const CODES = {
  on: { name: 'HST ON', description: 'HST Ontario 13 %', sales: ['hstOn'], purchase: ['hstOnItc'] },
  nb: {
    name: 'HST NB 2016',
    description: 'HST New Brunswick 15 %',
    sales: ['hstNb'],
    purchase: ['hstNbItc'],
  },
  ns: { name: 'HST NS', description: 'HST Nova Scotia', sales: ['hstNs'], purchase: ['hstNsItc'] },
  ab: { name: 'GST', description: 'GST 5 %', sales: ['gst'], purchase: ['gstItc'] },
  qc: {
    name: 'GST/QST QC - 9.975',
    description: 'TPS et TVQ, Québec',
    sales: ['gst', 'qst'],
    purchase: ['gstItc', 'qstItr'],
  },
  bc: {
    name: 'GST/PST BC',
    description: 'GST 5 % and PST 7 %',
    sales: ['gst', 'pstBc'],
    purchase: ['gstItc', 'pstBcPurchase'],
  },
  sk: {
    name: 'GST/PST SK',
    description: 'GST 5 % and PST 6 %',
    sales: ['gst', 'pstSk'],
    purchase: ['gstItc', 'pstSkPurchase'],
  },
  mb: {
    name: 'GST/RST MB',
    description: 'GST 5 % and RST 7 %',
    sales: ['gst', 'rstMb'],
    purchase: ['gstItc', 'rstMbPurchase'],
  },
  exempt: { name: 'Exempt', description: 'Exempt supplies', sales: ['exempt'], purchase: ['exemptItc'] },
  zero: { name: 'Zero-rated', description: 'Zero-rated supplies', sales: ['zero'], purchase: ['zeroItc'] },
  out: { name: 'Out of Scope', description: 'Outside the scope of tax', sales: [], purchase: [] },
} as const satisfies Record<string, Code>;

export type CodeKey = keyof typeof CODES;
