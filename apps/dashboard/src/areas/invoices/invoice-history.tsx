import type { schemas } from '#api-client';
import {
  Button,
  Card,
  Problem,
  refusalOf,
  SkeletonLines,
  TextLink,
  Timeline,
  type TimelineEntry,
  useFormat,
  useMessages,
} from '#ui';
import { useList } from '../../app/queries';
import { systemName } from '../../app/systems';
import { HistoryChanges, HistoryFindings } from './history-changes';
import { historyMessages, stepMessages } from './history-messages';
import { evidenceOf, type HistoryStep, STEP_SIGNS } from './history-steps';

type Invoice = schemas['InvoiceAnswer'];

/** Every step of an invoice, newest first: what happened, when, who did it, what it changed, and where more of it stands. */
export function InvoiceHistory({ invoice }: { invoice: Invoice }) {
  const t = useMessages(historyMessages);
  const { id } = invoice;
  const list = useList('/api/v1/invoices/{id}/history', { limit: 30 }, { id });
  const entryOf = useEntries(invoice);
  return (
    <Card title={t('title')}>
      {!list.rows && Boolean(list.error) && (
        <Problem problem={refusalOf(list.error)} onRetry={list.retry} isInline />
      )}
      {!list.rows && !list.error && <SkeletonLines count={6} />}
      {list.rows && (
        <Timeline
          entries={list.rows.map(entryOf)}
          more={
            list.hasMore && (
              <Button look="quiet" size="small" isBusy={list.isLoadingMore} onClick={list.loadMore}>
                {t('older')}
              </Button>
            )
          }
        />
      )}
    </Card>
  );
}

function useEntries({ direction, currency }: Invoice): (step: HistoryStep) => TimelineEntry {
  const t = useMessages(historyMessages);
  const sentenceOf = useSentences();
  return (step) => {
    const { id, at, kind, about, reason, changes, findings, evidence, onBehalfOfName } = step;
    const page = evidenceOf(step, direction);
    const reference = evidence?.kind === 'payment' && about;
    const insteadOf = onBehalfOfName && t('inPlaceOf', { name: onBehalfOfName });
    return {
      ...{ id, at, icon: STEP_SIGNS[kind] },
      title: (
        <>
          {sentenceOf(step)}
          <HistoryChanges changes={changes} currency={step.currency ?? currency} />
          <HistoryFindings findings={findings} />
        </>
      ),
      detail: [insteadOf, reference, reason].filter(Boolean).join(' · ') || undefined,
      end: page && evidence && <TextLink to={page}>{t(evidence.kind)}</TextLink>,
    };
  };
}

/** What happened and, where it was somebody, who did it. */
function useSentences(): (step: HistoryStep) => string {
  const t = useMessages(historyMessages);
  const stepOf = useMessages(stepMessages);
  const format = useFormat();
  return ({ kind, about, amount, currency, actor, actorName }) => {
    if (kind === 'created' && about) return t('cameIn', { system: systemName(about) });
    const what = stepOf(kind, {
      about: about ?? '',
      amount: amount === null ? '' : format.amount(amount, currency ?? undefined),
    });
    if (actor === 'system') return what;
    if (actor === 'rule') return t('by', { what, name: t('aRule') });
    if (!actorName) return what;
    const name = actor === 'program' ? t('aProgram', { name: actorName }) : actorName;
    return t('by', { what, name });
  };
}
