const LINE_OF_ORDER = { lineNumber: 3, ordered: '10', left: '4.5' };

/** For the spec of the words: values as the API sends them with a refusal, and what its words have to name of them. */
export const SENT: readonly [code: string, problem: Record<string, unknown>, named: string[]][] = [
  ['HTTP.UNEXPECTED', { requestId: 'req-77' }, ['req-77']],
  ['LISTS.TOO_LONG_FOR_PAPER', { mostRows: 3000 }, ['3000', 'Excel']],
  ['REPORTS.TOO_LONG_FOR_PAPER', { mostRows: 3000, hasPeriod: false }, ['3000', 'Prenez le fichier Excel']],
  ['PARTIES.MERGE_BLOCKED', { table: 'markup_rules' }, ['majoration']],
  ['PURCHASE_ORDERS.OVER_RECEIVED', LINE_OF_ORDER, ['ligne 3', '10', '4,5 à recevoir']],
  ['PURCHASE_ORDERS.OVER_WORKED', LINE_OF_ORDER, ['ligne 3', '10', '4,5 à faire']],
  ['PURCHASE_ORDERS.OVER_BILLED', LINE_OF_ORDER, ['ligne 3', '10', '4,5 à facturer']],
  ['PURCHASE_ORDERS.IMPORT_REFUSED', { errorCount: 4 }, ['4 endroits']],
  [
    'JOBS.CHECKS_NOT_PASSED',
    {
      checkpoints: [
        { name: 'Épreuve', status: 'failed' },
        { name: 'Nettoyage', status: 'open' },
      ],
    },
    ['Épreuve', 'a échoué', 'et 1 de plus'],
  ],
  ['JOBS.ALREADY_CREATED', { number: 'JOB-20261122-001' }, ['JOB-20261122-001']],
  ['JOBS.OVER_ORDERED', { lineNumber: 3, available: '4.5', asked: '7' }, ['ligne 3', '4,5', '7']],
  ['JOBS.BELOW_INVOICED', { lineNumber: 2, invoiced: '6' }, ['ligne 2', '6']],
  ['JOBS.BELOW_SHIPPED', { lineNumber: 2, shipped: '6.5' }, ['ligne 2', '6,5']],
  ['JOBS.OVER_COMPLETED', { lineNumber: 2, available: '1' }, ['ligne 2', '1 de terminé']],
  ['JOBS.NOT_SHIPPED', { lineNumber: 2, available: '1' }, ['ligne 2', '1 d’expédié']],
  ['JOBS.OVER_SHIPPED', { lineNumber: 2, completed: '1.5' }, ['ligne 2', '1,5']],
  ['JOBS.SPLIT_TOO_MUCH', { lineNumber: 2, available: '1.5' }, ['ligne 2', '1,5']],
  [
    'JOBS.GATE_CLOSED',
    {
      gates: [
        { gate: 'proof', status: 'waiting' },
        { gate: 'customer', status: 'waiting' },
      ],
    },
    ['l’épreuve (dessin ou échantillon) et l’accord du client', 'Notez l’approbation'],
  ],
  [
    'JOBS.WAITS_FOR_OTHERS',
    { jobs: [{ number: 'J-1' }, { number: 'J-2' }] },
    ['J-1 et J-2', 'ne sont pas finis'],
  ],
  ['JOBS.NOT_IN_STOCK', { available: '2.5' }, ['2,5']],
  ['JOBS.NOT_RESERVED', { reserved: '2.5' }, ['2,5']],
  ['JOBS.NOT_CONSUMED', { consumed: '2.5' }, ['2,5']],
  [
    'APPROVALS.BLOCKED',
    {
      invoiceNumber: 'F-9',
      findings: [
        { words: { code: 'expense_has_receipt.missing', values: { label: 'Essence', amount: '40.00' } } },
        {},
      ],
    },
    ['F-9', 'Essence : 40,00 sans reçu.', 'et 1 de plus', 'Demandez le reçu.'],
  ],
  ['INVOICING.EVIDENCE_BILLED', { kind: 'expense' }, ['Cette dépense']],
  ['INVOICING.USED_LATER', { invoiceNumber: 'F-9', usedBy: 'F-12' }, ['F-9', 'Annulez d’abord F-12']],
  ['INVOICING.HAS_PAYMENTS', { invoiceNumber: 'F-9', paid: '10.50', currency: 'CAD' }, ['F-9', '10,50 CAD']],
  ['INVOICING.NOT_SENDABLE', { invoiceNumber: 'F-9', direction: 'payable' }, ['F-9', 'à personne']],
  ['INVOICING.OVER_ALLOCATED', { available: '10.00', over: '2.50' }, ['10,00', '2,50 de trop']],
  ['INVOICING.OVER_BALANCE', { invoiceNumber: 'F-9', balance: '5.00', amount: '6' }, ['F-9', '5,00', '6']],
  [
    'INVOICING.OVER_CREDITED',
    { invoiceNumber: 'F-9', total: '5.00', credited: '6.00' },
    ['F-9', '5,00', '6,00'],
  ],
  ['INVOICING.OVER_REFUNDED', { available: '5.00', currency: 'CAD', amount: '6' }, ['5,00 CAD', '6']],
  [
    'TIMEKEEPING.WEEK_LOCKED',
    { firstDay: '2026-11-16', lastDay: '2026-11-22' },
    ['2026-11-16', '2026-11-22'],
  ],
  [
    'TIMEKEEPING.WEEK_UNDECIDED',
    { entries: 2, expenses: 1, firstDay: '2026-11-16', lastDay: '2026-11-22' },
    ['2 saisies de temps et 1 dépense', '2026-11-16', 'attendent'],
  ],
  ['CONNECTION.NOT_WORKING', { connectionStatus: 'paused' }, ['en pause', 'Reprenez']],
  ['TRANSFORM.NOT_USABLE', { problems: [{ path: 'fields.0' }, { path: 'when' }] }, ['fields.0, when']],
  ['TRANSFORM.SAMPLES_FAIL', { samples: [{ name: 'Acme' }] }, ['Acme']],
];
