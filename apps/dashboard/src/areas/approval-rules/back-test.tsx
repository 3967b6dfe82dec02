import { useState } from 'react';
import type { schemas } from '#api-client';
import {
  Button,
  Card,
  Money,
  Problem,
  refusalOf,
  SkeletonLines,
  Stat,
  StatePill,
  TextLink,
  useFormat,
  useMessages,
} from '#ui';
import { useFindingText } from '../../app/finding-text';
import { INVOICE_MEANINGS, type InvoiceStatus, invoiceStatusMessages } from '../../app/states';
import { adviceOf, type BackTest } from './advice';
import { testMessages } from './test-messages';
import type { Tested } from './use-back-tests';

type Hit = schemas['HitAnswer'];

/** So many are shown at first. */
const FEW = 6;

/** What a rule would have found: nothing yet, under way, refused, or the answer with its invoices. */
export function BackTestPart({
  how,
  isOther,
  onTest,
}: {
  how: Tested | undefined;
  /** The settings were changed since. */
  isOther: boolean;
  onTest(): void;
}) {
  const t = useMessages(testMessages);
  return (
    <section aria-label={t('title')} aria-live="polite" className="space-y-3 border-line border-t pt-4">
      <h3 className="font-semibold">{t('title')}</h3>
      {!how && <p className="text-soft">{t('teach')}</p>}
      {how?.step === 'running' && (
        <>
          <p className="text-soft">{t('running')}</p>
          <SkeletonLines count={3} />
        </>
      )}
      {how?.step === 'failed' && <Problem problem={refusalOf(how.error)} onRetry={onTest} isInline />}
      {how?.step === 'done' && (
        <>
          {isOther && <p className="text-attention text-sm">{t('otherLimits')}</p>}
          <Found answer={how.answer} />
        </>
      )}
    </section>
  );
}

function Found({ answer }: { answer: BackTest }) {
  const t = useMessages(testMessages);
  const { day, quantity } = useFormat();
  const { from, to, lookedAt, found, hints, byApprover, hits } = answer;
  const approvers = byApprover.map(({ name, found: count }) =>
    t('byPerson', { name: name ?? t('byNobody'), count }),
  );
  return (
    <>
      <p className="text-soft text-sm">{t('period', { from: day(from), to: day(to) })}</p>
      <div className="grid gap-3 sm:grid-cols-3">
        <Stat
          label={t('found')}
          value={quantity(String(found))}
          note={t('ofLookedAt', { count: lookedAt })}
          meaning={found > 0 ? 'attention' : 'none'}
        />
        <Stat
          label={t('falseAlarm')}
          value={quantity(String(hints.false_alarm))}
          note={t('falseAlarmNote')}
        />
        <Stat label={t('real')} value={quantity(String(hints.real))} note={t('realNote')} />
      </div>
      <p className="font-medium">{t(`advice_${adviceOf(answer)}`)}</p>
      {approvers.length > 0 && (
        <p className="text-soft text-sm">
          {t('approvedBy')}: {approvers.join(', ')}
        </p>
      )}
      {hits.length > 0 && <Hits hits={hits} found={found} />}
    </>
  );
}

function Hits({ hits, found }: { hits: readonly Hit[]; found: number }) {
  const t = useMessages(testMessages);
  const [isAll, setAll] = useState(false);
  const shown = isAll ? hits : hits.slice(0, FEW);
  return (
    <Card
      title={t('hits')}
      isFlush
      action={
        !isAll &&
        hits.length > FEW && (
          <Button look="quiet" size="small" onClick={() => setAll(true)}>
            {t('showAll', { count: hits.length })}
          </Button>
        )
      }
    >
      <ul className="divide-y divide-line">
        {shown.map((hit) => (
          <HitLine key={hit.invoiceId} hit={hit} />
        ))}
      </ul>
      {isAll && found > hits.length && (
        <p className="px-4 py-2 text-soft text-sm">{t('onlyFirst', { count: hits.length, found })}</p>
      )}
    </Card>
  );
}

function HitLine({ hit: { invoiceId, number, status, total, currency, findings } }: { hit: Hit }) {
  const t = useMessages(invoiceStatusMessages);
  const textOf = useFindingText();
  const state = status as InvoiceStatus;
  return (
    <li className="px-4 py-2">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <span className="flex items-center gap-2">
          <TextLink to={`/invoices/${invoiceId}`} className="tnum">
            {number}
          </TextLink>
          <StatePill meaning={INVOICE_MEANINGS[state]}>{t(state)}</StatePill>
        </span>
        <Money amount={total} currency={currency} />
      </div>
      {findings.map((finding) => (
        <p key={finding.message} className="break-words text-soft text-sm">
          {textOf(finding).message}
        </p>
      ))}
    </li>
  );
}
