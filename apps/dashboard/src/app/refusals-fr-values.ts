import { findingText } from '#kernel';

/** What happened, and what to do. */
export type French = readonly [detail: string, fix?: string];

type Values = Readonly<Record<string, unknown>>;

/** Undefined where one is missing: words that name a value are not said without it. */
function texts<const Name extends string>(
  values: Values,
  ...names: Name[]
): Record<Name, string> | undefined {
  const found = names.map((name) => [name, values[name]] as const);
  const isThere = ([, value]: readonly [Name, unknown]) =>
    typeof value === 'string' || typeof value === 'number';
  if (!found.every(isThere)) return undefined;
  return Object.fromEntries(found.map(([name, value]) => [name, String(value)])) as Record<Name, string>;
}

/** `1234.50` as it is written in French. */
const number = (text: string): string => text.replace('.', ',');

const MERGE_BLOCKED: Readonly<Record<string, string>> = {
  markup_rules: 'une majoration pour le même travail et la même catégorie',
  invoices: 'une facture du même numéro',
  purchase_orders: 'une commande du même numéro',
  rate_cards: 'un tarif pour le même travail',
};

interface Check {
  name: string;
  status: string;
}

function checksNotPassed({ checkpoints }: Values): French | undefined {
  const [first, ...others] = Array.isArray(checkpoints) ? (checkpoints as Check[]) : [];
  if (!first) return undefined;
  const more = others.length > 0 ? ` (et ${others.length} de plus)` : '';
  return [
    `Le contrôle de qualité « ${first.name} » ${first.status === 'failed' ? 'a échoué' : 'n’est pas encore fait'}${more}.`,
    'Corrigez ce qui ne va pas, vérifiez de nouveau et passez le contrôle, puis terminez le travail.',
  ];
}

interface Blocking {
  words?: { code: string; values: Values };
}

function blocked({ invoiceNumber, findings }: Values): French | undefined {
  const blocks = Array.isArray(findings) ? (findings as Blocking[]) : [];
  const said = blocks[0]?.words && findingText(blocks[0].words, 'fr');
  if (!said || typeof invoiceNumber !== 'string') return undefined;
  const more = blocks.length > 1 ? ` (et ${blocks.length - 1} de plus)` : '';
  return [`La facture ${invoiceNumber} ne peut pas être approuvée : ${said.message}${more}`, said.fix];
}

/** Refusals whose words name values that the API sends with them. Without the values the API's own words stand, which have them. */
export const WITH_VALUES: Readonly<Record<string, (problem: Values) => French | undefined>> = {
  'HTTP.UNEXPECTED': (problem) => {
    const said = texts(problem, 'requestId');
    return (
      said && [
        'Une erreur est survenue de notre côté; cette demande n’a rien changé.',
        `Réessayez. Si cela se répète, donnez au soutien le numéro de requête ${said.requestId}.`,
      ]
    );
  },
  'AUTH.NOT_ALLOWED': (problem) => {
    const said = texts(problem, 'permission');
    return (
      said && [
        `Il vous faut pour ceci le droit « ${said.permission} ».`,
        'Demandez l’accès à un propriétaire ou administrateur.',
      ]
    );
  },
  'PARTIES.MERGE_BLOCKED': ({ table }) => {
    const what = typeof table === 'string' ? MERGE_BLOCKED[table] : undefined;
    if (!what) return undefined;
    return [
      `Les deux fiches ont ${what}, qui ne peut exister qu’une fois par client.`,
      'Changez ou supprimez l’une des deux, puis fusionnez.',
    ];
  },
  'APPROVALS.BLOCKED': blocked,
  'JOBS.CHECKS_NOT_PASSED': checksNotPassed,
  'JOBS.OVER_ORDERED': (problem) => {
    const said = texts(problem, 'lineNumber', 'available', 'asked');
    return (
      said && [
        `La ligne ${said.lineNumber} a ${number(said.available)} de commandé et disponible : ${number(said.asked)} est trop.`,
        'Diminuez la quantité, ou donnez une raison de dépasser la commande.',
      ]
    );
  },
  'JOBS.BELOW_INVOICED': (problem) => {
    const said = texts(problem, 'lineNumber', 'invoiced');
    return (
      said && [
        `${number(said.invoiced)} de la ligne ${said.lineNumber} est déjà facturé : ce ne peut pas être moins.`,
        'Annulez d’abord la facture, ou corrigez la quantité.',
      ]
    );
  },
  'INVOICING.HAS_PAYMENTS': (problem) => {
    const said = texts(problem, 'invoiceNumber', 'paid', 'currency');
    return (
      said && [
        `${number(said.paid)} ${said.currency} sont payés sur la facture ${said.invoiceNumber}, elle ne peut donc pas être annulée.`,
        'Annulez d’abord les paiements et notes de crédit qui la paient.',
      ]
    );
  },
  'INVOICING.OVER_BALANCE': (problem) => {
    const said = texts(problem, 'invoiceNumber', 'balance', 'amount');
    return (
      said && [
        `Il reste ${number(said.balance)} à payer sur la facture ${said.invoiceNumber} : ${number(said.amount)} ne peut pas y être affecté.`,
        'N’affectez pas plus que son solde; le reste demeure non affecté.',
      ]
    );
  },
  'INVOICING.OVER_REFUNDED': (problem) => {
    const said = texts(problem, 'available', 'currency', 'amount');
    return (
      said && [
        `Il y a ${number(said.available)} ${said.currency} à rembourser : ${number(said.amount)} est trop.`,
        'Ne remboursez pas plus que ce qu’aucune facture n’a utilisé.',
      ]
    );
  },
  'INVOICING.NOT_SENDABLE': (problem) => {
    const said = texts(problem, 'invoiceNumber', 'direction');
    if (!said) return undefined;
    return said.direction === 'payable'
      ? [
          `${said.invoiceNumber} est une facture que nous recevons : elle n’est envoyée à personne.`,
          'Choisissez une facture à un client.',
        ]
      : [
          `La facture ${said.invoiceNumber} n’est pas approuvée, ou plus : elle n’est donc pas envoyée.`,
          'Faites-la approuver d’abord.',
        ];
  },
  'REPORTS.TOO_LONG_FOR_PAPER': (problem) => {
    const said = texts(problem, 'mostRows');
    return (
      said && [
        `Ce rapport a plus de ${said.mostRows} lignes : personne ne les lit sur papier.`,
        problem.hasPeriod === true
          ? 'Choisissez une période plus courte, ou prenez le fichier Excel.'
          : 'Prenez le fichier Excel, qui les a toutes.',
      ]
    );
  },
  'TIMEKEEPING.WEEK_LOCKED': (problem) => {
    const said = texts(problem, 'firstDay', 'lastDay');
    return (
      said && [
        `La semaine du ${said.firstDay} au ${said.lastDay} est verrouillée : rien ne peut y être ajouté ni modifié.`,
        'Demandez à un gestionnaire de la rouvrir, ou inscrivez-le dans une semaine ouverte en disant pour quoi.',
      ]
    );
  },
};
