import { Button, Dialog, MeaningSign, refusalOf, TextLink, useMessages } from '#ui';
import type { BulkAnswer } from './decisions';
import { messages } from './messages';

export interface BulkSummary {
  /** Whether they were decided, or decisions were to be taken back. */
  kind: 'decided' | 'undone';
  answer: BulkAnswer;
  /** Numbers by id. */
  numbers: ReadonlyMap<string, string>;
}

/** What a decision about many, or taking it back, did not do, and why, one invoice a line. */
export function BulkResult({ summary, onClose }: { summary: BulkSummary | undefined; onClose(): void }) {
  const t = useMessages(messages);
  if (!summary || summary.answer.refused === 0) return null;
  const { kind, answer, numbers } = summary;
  const isUndo = kind === 'undone';
  const refused = answer.outcomes.filter(({ isDone }) => !isDone);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(isUndo ? 'undoTitle' : 'bulkTitle', { count: refused.length })}
      footer={<Button onClick={onClose}>{t('close')}</Button>}
    >
      {answer.done > 0 && (
        <p className="mb-3 text-soft">{t(isUndo ? 'undoDone' : 'bulkDone', { count: answer.done })}</p>
      )}
      <ul className="divide-y divide-line">
        {refused.map((outcome) => (
          <Refused
            key={outcome.id}
            outcome={outcome}
            number={numbers.get(outcome.id)}
            to={isUndo ? `/invoices/${outcome.id}` : `/approvals?open=${outcome.id}`}
          />
        ))}
      </ul>
    </Dialog>
  );
}

function Refused({
  outcome: { id, code, message, fix, findings },
  number,
  to,
}: {
  outcome: BulkAnswer['outcomes'][number];
  number: string | undefined;
  to: string;
}) {
  const refusal = refusalOf({
    problem: { code: code ?? undefined, detail: message ?? '', fix, findings, invoiceNumber: number },
  });
  return (
    <li className="flex gap-3 py-2.5">
      <MeaningSign meaning="blocked" className="mt-0.5" />
      <div className="min-w-0">
        <TextLink to={to}>{number ?? id}</TextLink>
        <p className="break-words">{refusal.detail}</p>
        {refusal.fix && <p className="text-soft text-sm">{refusal.fix}</p>}
      </div>
    </li>
  );
}
