import { MeaningSign, Nothing, useFormat, useLanguage, useMessages } from '#ui';
import { useFieldWords } from '../../app/field-words';
import { useFindingText } from '../../app/finding-text';
import { historyMessages } from './history-messages';
import type { HistoryStep } from './history-steps';

type Change = HistoryStep['changes'][number];

/** What each field says since, and what it said before, where that is kept. */
export function HistoryChanges({ changes, currency }: { changes: readonly Change[]; currency: string }) {
  if (changes.length === 0) return null;
  return (
    <span className="mt-1 grid gap-1">
      {changes.map((change) => (
        <ChangeLine key={`${change.lineNumber} ${change.field}`} change={change} currency={currency} />
      ))}
    </span>
  );
}

function ChangeLine({
  change: { field, lineNumber, before, after },
  currency,
}: {
  change: Change;
  currency: string;
}) {
  const t = useMessages(historyMessages);
  const wordOf = useFieldWords();
  const write = useValues(currency);
  const line = String(lineNumber ?? '');
  if (field === 'line')
    return (
      <span className="break-words">
        <span className="text-soft">{t(before === null ? 'lineAdded' : 'lineRemoved', { line })}</span>{' '}
        {after ?? before}
      </span>
    );
  const name = lineNumber === null ? wordOf(field) : t('ofLine', { line, field: wordOf(field) });
  const isKept = before !== null || after !== null;
  return (
    <span className="flex flex-wrap gap-x-2 break-words">
      <span className="text-soft">{name}</span>
      {isKept && (
        <span className="line-clamp-3 min-w-0 font-medium">
          {after === null ? <Nothing /> : write(field, after)}
        </span>
      )}
      {before !== null && (
        <span className="line-clamp-3 min-w-0 text-faint">
          {t('was')} {write(field, before)}
        </span>
      )}
    </span>
  );
}

const AMOUNTS = ['total', 'subtotal', 'taxAmount', 'discountAmount', 'balance', 'amount'];
const DAYS = ['invoiceDate', 'dueDate', 'serviceDate'];
const NUMBERS = ['quantity', 'exchangeRate', 'holdbackPercent'];

function useValues(currency: string): (field: string, value: string) => string {
  const t = useMessages(historyMessages);
  const { amount, price, quantity, day } = useFormat();
  return (field, value) => {
    // Of a conflict that was decided: whose value both sides have since.
    if (value === 'ours' || value === 'theirs') return t(value);
    if (AMOUNTS.includes(field)) return amount(value, currency);
    if (field === 'unitPrice') return price(value);
    if (DAYS.includes(field)) return day(value);
    return NUMBERS.includes(field) ? quantity(value) : value;
  };
}

/** What the rules said when somebody decided; what is older than their words is in English. */
export function HistoryFindings({ findings }: { findings: HistoryStep['findings'] }) {
  const { language } = useLanguage();
  const textOf = useFindingText();
  if (findings.length === 0) return null;
  return (
    <span className="mt-1 grid gap-1 text-sm">
      {findings.map((finding) => (
        <span key={`${finding.rule} ${finding.message}`} className="flex gap-2">
          <MeaningSign meaning={finding.severity === 'block' ? 'blocked' : 'attention'} className="mt-0.5" />
          <span
            className="min-w-0 break-words text-soft"
            lang={finding.words || language === 'en' ? undefined : 'en'}
          >
            {textOf(finding).message}
          </span>
        </span>
      ))}
    </span>
  );
}
