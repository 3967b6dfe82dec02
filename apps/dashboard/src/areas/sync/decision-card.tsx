import type { ReactNode } from 'react';
import { Ago, Card, classes, Link, type Meaning, StatePill, useMessages } from '#ui';
import { type Connection, nameOf } from './actions';
import { messages } from './messages';
import { historyAddress } from './names';
import { RecordLink } from './record-link';

/** What the list gives to each of its cards. */
export interface ListedCard {
  connection: Connection | undefined;
  /** The list's keys are here. */
  isCurrent: boolean;
  isBusy: boolean;
  attach(node: HTMLElement | null): void;
}

type Subject = {
  record: { connectionId: string; entity: string; recordId: string | null; label: string | null | undefined };
  kind: { label: string; meaning: Meaning };
  /** What is tried, where something is. */
  deed?: ReactNode;
  since: string;
  /** What is the matter, in a sentence. */
  text: string;
  answers: ReactNode;
  children: ReactNode;
};

/** One thing that waits for a decision: which record, what is the matter, what both sides say, and the answers. */
export function DecisionCard({
  record,
  kind,
  deed,
  since,
  text,
  answers,
  children,
  connection,
  isCurrent,
  attach,
}: Subject & Omit<ListedCard, 'isBusy'>) {
  const t = useMessages(messages);
  return (
    <div
      ref={attach}
      aria-current={isCurrent || undefined}
      className={classes('rounded-lg', isCurrent && 'outline-2 outline-accent')}
    >
      <Card
        isFlush
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <RecordLink {...record} />
            <StatePill meaning={kind.meaning}>{kind.label}</StatePill>
          </span>
        }
        action={
          <span className="flex flex-wrap items-center justify-end gap-x-3 text-soft text-sm">
            {deed} <Ago value={since} />
            {record.recordId && (
              <Link
                to={historyAddress(record.connectionId, record.entity, record.recordId)}
                className="underline underline-offset-2 hover:text-ink"
              >
                {t('history')}
              </Link>
            )}
          </span>
        }
      >
        {children}
        <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2 border-line border-t px-4 py-3">
          <p className="min-w-0 flex-[1_1_16rem] text-soft text-sm">
            {connection && <span className="font-medium">{nameOf(connection)}: </span>}
            {text}
          </p>
          {answers}
        </div>
      </Card>
    </div>
  );
}
