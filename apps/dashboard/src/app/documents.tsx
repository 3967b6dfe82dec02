import {
  Button,
  Day,
  defineMessages,
  Money,
  Problem,
  refusalOf,
  SkeletonLines,
  TextLink,
  useMessages,
} from '#ui';
import { type Query, useList } from './queries';

type DocumentsQuery = Query<'/api/v1/reports/documents'>;
export type LedgerFigure = DocumentsQuery['figure'];
export type Dimension = DocumentsQuery['by'];

/** A figure of a report: the documents of these kinds, of one job, customer, contractor or service, in a period. */
export interface FigureOf {
  figures: readonly LedgerFigure[];
  by: Dimension;
  id: string;
  from?: string;
  to?: string;
}

/** One line of a list of documents. */
export interface ListedDocument {
  type: string;
  id: string;
  number: string | null;
  day?: string;
  amount: string;
}

const messages = defineMessages({
  revenue: ['Revenue', 'Revenus'],
  labour: ['Labour', 'Main-d’œuvre'],
  materials: ['Material from stock', 'Matériel du stock'],
  bills: ['Bills', 'Factures reçues'],
  expenses: ['Expenses', 'Dépenses'],
  none: ['No documents in this period.', 'Aucun document dans cette période.'],
  more: ['Show more', 'Afficher plus'],
});

const kindMessages = defineMessages({
  job: ['Job', 'Travail'],
  invoice: ['Invoice', 'Facture'],
  bill: ['Bill', 'Facture reçue'],
  credit: ['Credit', 'Note de crédit'],
  payment: ['Payment', 'Paiement'],
  time_entry: ['Time', 'Temps'],
  expense: ['Expense', 'Dépense'],
  purchase_order: ['Order', 'Commande'],
  stock_movement: ['Material', 'Matériel'],
});

/** What the figure is the sum of, one list for each kind, page by page. */
export function Documents({ of: { figures, ...filter } }: { of: FigureOf }) {
  return (
    <div className="space-y-4">
      {figures.map((figure) => (
        <OneKind key={figure} query={{ figure, ...filter }} isAlone={figures.length === 1} />
      ))}
    </div>
  );
}

function OneKind({ query, isAlone }: { query: DocumentsQuery; isAlone: boolean }) {
  const t = useMessages(messages);
  const { rows, error, retry, hasMore, isLoadingMore, loadMore } = useList(
    '/api/v1/reports/documents',
    query,
  );
  return (
    <section aria-label={t(query.figure)}>
      {!isAlone && <h3 className="mb-1 font-medium text-soft text-sm">{t(query.figure)}</h3>}
      {!rows &&
        (error ? (
          <Problem problem={refusalOf(error)} onRetry={retry} isInline />
        ) : (
          <SkeletonLines count={4} />
        ))}
      {rows?.length === 0 && <p className="text-soft text-sm">{t('none')}</p>}
      {rows && rows.length > 0 && <DocumentLines documents={rows} />}
      {hasMore && (
        <Button look="quiet" size="small" className="mt-1" isBusy={isLoadingMore} onClick={loadMore}>
          {t('more')}
        </Button>
      )}
    </section>
  );
}

/** Documents with their amounts, each a link where it has a page here. */
export function DocumentLines({
  documents,
  isElsewhere,
}: {
  documents: readonly ListedDocument[];
  /** Their ids are those of the accounting system, which has its own pages. */
  isElsewhere?: boolean;
}) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {documents.map((document) => (
        <li key={`${document.type} ${document.id}`} className="flex items-baseline gap-3 py-1.5">
          {document.day && (
            <span className="tnum w-28 shrink-0 text-soft text-sm">
              <Day value={document.day} />
            </span>
          )}
          <span className="min-w-0 flex-1 truncate">
            <DocumentName document={document} to={isElsewhere ? undefined : pageOf(document)} />
          </span>
          <Money amount={document.amount} />
        </li>
      ))}
    </ul>
  );
}

function DocumentName({ document: { type, number }, to }: { document: ListedDocument; to?: string }) {
  const t = useMessages(kindMessages);
  const kind = type in kindMessages ? t(type as keyof typeof kindMessages) : type;
  const text = [kind, number].filter(Boolean).join(' ');
  return to ? <TextLink to={to}>{text}</TextLink> : <span>{text}</span>;
}

/** Time has no page of its own: its week is shown. */
function pageOf({ type, id, day }: ListedDocument): string | undefined {
  if (type === 'invoice' || type === 'bill') return `/invoices/${id}`;
  if (type === 'purchase_order') return `/orders/${id}`;
  if (type === 'job') return `/jobs/${id}`;
  if (type === 'expense') return `/time?tab=expenses&expense=${id}`;
  return type === 'time_entry' && day ? `/time?week=${day}` : undefined;
}
