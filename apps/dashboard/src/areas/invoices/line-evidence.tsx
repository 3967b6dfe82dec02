import { ChevronDown, ChevronRight } from 'lucide-react';
import type { schemas } from '#api-client';
import { useMessages } from '#ui';
import { LineProofs } from '../../app/line-proofs';
import { Part } from '../../app/part';
import { useRead } from '../../app/queries';
import { messages } from './messages';

type Line = schemas['InvoiceAnswer']['lines'][number];

/** What a line is for, which opens what it rests on. */
export function Opener({ line, isOpen, onPress }: { line: Line; isOpen: boolean; onPress(): void }) {
  const t = useMessages(messages);
  const Arrow = isOpen ? ChevronDown : ChevronRight;
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      aria-label={t('restsOn', { line: line.description })}
      onClick={onPress}
      className="flex min-h-6 items-start gap-1.5 text-left hover:underline"
    >
      <Arrow className="mt-1 size-3.5 shrink-0 text-faint" aria-hidden />
      <span className="min-w-0 break-words">{line.description}</span>
    </button>
  );
}

/** Order, work, time, place, rate and receipts of one line; those of all lines come in one read. */
export function LineEvidence({ id, line }: { id: string; line: Line }) {
  const proofs = useRead('/api/v1/invoices/{id}/line-evidence', undefined, { id });
  return (
    <Part read={proofs}>
      {({ lines }) => (
        <LineProofs line={line} proof={lines.find(({ lineNumber }) => lineNumber === line.lineNumber)} />
      )}
    </Part>
  );
}
