import { useFormContext } from 'react-hook-form';
import {
  Button,
  Card,
  MeaningSign,
  Problem,
  refusalOf,
  SkeletonLines,
  Sums,
  TextLink,
  useFormat,
  useMessages,
} from '#ui';
import { usePlaces } from '../../app/provinces';
import { useRead } from '../../app/queries';
import type { DraftValues } from './draft-form';
import { type TaxReason, taxWords } from './tax-words';
import { totalsMessages } from './totals-messages';
import { type Preview, usePreview } from './use-preview';

/** What the invoice comes to while it is typed, and why it is taxed so. */
export function DraftTotals() {
  const t = useMessages(totalsMessages);
  const { preview, isAsked, isOld, error, retry } = usePreview();
  return (
    <Card title={t('title')} isFlush>
      {!preview && !error && <div className="p-4">{isAsked ? <SkeletonLines count={3} /> : <Waiting />}</div>}
      {Boolean(error) && <NotYet error={error} onRetry={retry} />}
      {preview && (
        <div aria-busy={isOld} className={isOld ? 'opacity-60' : undefined}>
          <Figures preview={preview} />
          <Reasons preview={preview} />
          {Number(preview.taxAmount) !== 0 && <Registration />}
        </div>
      )}
    </Card>
  );
}

function Waiting() {
  const t = useMessages(totalsMessages);
  return <p className="text-soft">{t('waiting')}</p>;
}

/** What is typed half is no error; what the network or the server refused has a way to try again. */
function NotYet({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const t = useMessages(totalsMessages);
  const refusal = refusalOf(error);
  const { status = 0, detail, fix } = refusal;
  if (status === 409) return null;
  if (status !== 422)
    return (
      <div className="p-4">
        <Problem problem={refusal} onRetry={onRetry} isInline />
      </div>
    );
  return (
    <p role="status" className="flex items-start gap-2 px-4 pt-3">
      <MeaningSign meaning="attention" className="mt-0.5" />
      <span>{t('notYet', { why: [detail, fix].filter(Boolean).join(' ') })}</span>
    </p>
  );
}

function Figures({ preview }: { preview: Preview }) {
  const t = useMessages(totalsMessages);
  const { amount, quantity } = useFormat();
  const { subtotal, discountAmount, taxBreakdown, total, currency, exchangeRate, homeTotal } = preview;
  const taxes = taxBreakdown.map(({ name, percent, taxable, amount: tax }) => {
    const words = { name, percent: quantity(percent), taxable: amount(taxable) };
    return [t('taxPart', words), tax] as const;
  });
  return (
    <div aria-live="polite">
      <Sums
        parts={[
          [t('subtotal'), subtotal],
          ...(Number(discountAmount) === 0 ? [] : [[t('discount'), `-${discountAmount}`] as const]),
          ...(taxes.length > 0 ? taxes : [[t('noTax'), '0.00'] as const]),
        ]}
        total={[t('total'), total]}
        currency={currency}
      />
      {exchangeRate && (
        <p className="px-4 pb-3 text-right text-faint text-sm">
          {t('home', { amount: amount(homeTotal), rate: quantity(exchangeRate) })}
        </p>
      )}
    </div>
  );
}

function Reasons({ preview: { taxReasons } }: { preview: Preview }) {
  const t = useMessages(totalsMessages);
  if (taxReasons.length === 0) return null;
  return (
    <section aria-label={t('why')} className="space-y-3 border-line border-t px-4 py-3">
      <h3 className="font-medium text-sm">{t('why')}</h3>
      {taxReasons.map((reason) => (
        <Reason key={reason.lineNumbers.join()} reason={reason} isOnly={taxReasons.length === 1} />
      ))}
    </section>
  );
}

function Reason({ reason, isOnly }: { reason: TaxReason; isOnly: boolean }) {
  const t = useMessages(totalsMessages);
  const places = usePlaces();
  const { quantity } = useFormat();
  const useIt = useOtherCode(reason);
  const lines = useLinesOnScreen(reason);
  const { taxCodeName, isUsual } = reason;
  const name = taxCodeName ?? t('noTax');
  return (
    <div className="flex items-start gap-2 text-sm">
      <MeaningSign meaning={isUsual ? 'good' : 'attention'} className="mt-0.5" />
      <div className="min-w-0">
        <p className="font-medium">
          {isOnly ? name : t('ofLines', { count: lines.length, lines: lines.join(', '), tax: name })}
        </p>
        <p className="text-soft">{taxWords(reason, t, { ...places, decimal: quantity }).join(' ')}</p>
        {useIt && (
          <Button size="small" className="mt-1" onClick={useIt}>
            {t('use')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** The numbers that the lines have here, where blank ones count; a line that the API adds has its own. */
function useLinesOnScreen({ lineNumbers }: TaxReason): number[] {
  const { getValues } = useFormContext<DraftValues>();
  const { idOf } = usePreview();
  const ids = getValues('lines').map(({ id }) => id);
  return lineNumbers.map((number) => ids.indexOf(idOf(number) ?? '') + 1 || number);
}

/** Taxes the lines with the code that is usual. */
function useOtherCode({ isUsual, usualCodeId, lineNumbers }: TaxReason): (() => void) | undefined {
  const { getValues, setValue } = useFormContext<DraftValues>();
  const { idOf } = usePreview();
  if (isUsual || usualCodeId === null) return undefined;
  return () => {
    const ids = lineNumbers.map(idOf);
    for (const [index, { id }] of getValues('lines').entries())
      if (ids.includes(id)) setValue(`lines.${index}.taxCodeId`, usualCodeId, { shouldDirty: true });
  };
}

/** Whether the papers name the registration under which the tax is charged. */
function Registration() {
  const t = useMessages(totalsMessages);
  const { data } = useRead('/api/v1/organization/branding');
  if (!data) return null;
  const { gstNumber, qstNumber } = data;
  const numbers = [gstNumber, qstNumber].filter(Boolean).join(t('and'));
  return (
    <p className="flex items-start gap-2 border-line border-t px-4 py-3 text-sm">
      <MeaningSign meaning={gstNumber ? 'good' : 'attention'} className="mt-0.5" />
      <span className="text-soft">
        {gstNumber ? t('registered', { numbers }) : t('unregistered')}{' '}
        {!gstNumber && <TextLink to="/settings?tab=organization">{t('register')}</TextLink>}
      </span>
    </p>
  );
}
