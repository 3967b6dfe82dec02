import { Ago, Button, Card, classes, Link, StatePill, useMessages } from '#ui';
import { type Conflict, type Connection, nameOf, nameOfConflict } from './actions';
import { FieldValue } from './field-value';
import { messages } from './messages';
import { historyAddress, systemName, useNames } from './names';
import { RecordLink } from './record-link';

const TEXTS = {
  'both-changed': 'bothText',
  'deleted-there': 'deletedText',
  'totals-differ': 'totalsText',
} as const;

type Document = Record<string, unknown>;

/** Both sides of one record beside each other, field by field, and the decision. */
export function ConflictCard({
  conflict,
  connection,
  isCurrent,
  isBusy,
  attach,
  onDecide,
}: {
  conflict: Conflict;
  connection: Connection | undefined;
  isCurrent: boolean;
  isBusy: boolean;
  attach(node: HTMLElement | null): void;
  onDecide?: (choice: 'ours' | 'theirs', name: string) => void;
}) {
  const t = useMessages(messages);
  const names = useNames();
  const label = nameOfConflict(conflict);
  const name = label ?? names.entity(conflict.entity);
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
            <RecordLink entity={conflict.entity} recordId={conflict.recordId} label={label} />
            <StatePill meaning="attention">{t(conflict.kind)}</StatePill>
          </span>
        }
        action={
          <span className="flex flex-wrap items-center justify-end gap-x-3 text-soft text-sm">
            <Ago value={conflict.createdAt} />
            {conflict.recordId && (
              <Link
                to={historyAddress(conflict.connectionId, conflict.entity, conflict.recordId)}
                className="underline underline-offset-2 hover:text-ink"
              >
                {t('history')}
              </Link>
            )}
          </span>
        }
      >
        <Sides conflict={conflict} theirSide={connection ? systemName(connection.system) : '…'} />
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-t px-4 py-3">
          <p className="min-w-0 flex-[1_1_16rem] text-soft text-sm">
            {connection && <span className="font-medium">{nameOf(connection)}: </span>}
            {t(TEXTS[conflict.kind])}
          </p>
          {onDecide && <Choices kind={conflict.kind} isBusy={isBusy} decide={(one) => onDecide(one, name)} />}
        </div>
      </Card>
    </div>
  );
}

function Choices({
  kind,
  isBusy,
  decide,
}: {
  kind: Conflict['kind'];
  isBusy: boolean;
  decide(choice: 'ours' | 'theirs'): void;
}) {
  const t = useMessages(messages);
  if (kind === 'totals-differ') {
    return (
      <Button isBusy={isBusy} onClick={() => decide('theirs')}>
        {t('seen')}
      </Button>
    );
  }
  const isDeleted = kind === 'deleted-there';
  return (
    <span className="flex flex-wrap gap-2" data-no-print>
      <Button isBusy={isBusy} onClick={() => decide('ours')}>
        {t(isDeleted ? 'restore' : 'keepOurs')}
      </Button>
      <Button isBusy={isBusy} onClick={() => decide('theirs')}>
        {t(isDeleted ? 'leaveDeleted' : 'takeTheirs')}
      </Button>
    </span>
  );
}

function Sides({ conflict, theirSide }: { conflict: Conflict; theirSide: string }) {
  const t = useMessages(messages);
  const names = useNames();
  const { fields, base, ours, theirs } = conflict;
  const cell = 'px-4 py-2 align-top';
  if (fields.length === 0) return null;
  const of = (document: object | null, field: string) => (document as Document | null)?.[field];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no wheel scrolls it with the arrow keys
    <section className="relative overflow-x-auto" tabIndex={0} aria-label={t('conflicts')}>
      <table className="w-full table-fixed text-left sm:min-w-[34rem]">
        <thead className="text-soft text-sm">
          <tr>
            <th className="w-24 px-4 py-2 font-medium sm:w-36">{t('field')}</th>
            <th className="px-4 py-2 font-medium">{t('here')}</th>
            <th className="px-4 py-2 font-medium">{theirSide}</th>
            {base && <th className="hidden px-4 py-2 font-medium sm:table-cell">{t('before')}</th>}
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-line border-t">
          {fields.map((field) => (
            <tr key={field}>
              <th scope="row" className={classes(cell, 'font-normal text-soft')}>
                {names.field(field)}
              </th>
              <td className={classes(cell, 'break-words font-medium')}>
                <FieldValue value={of(ours, field)} />
              </td>
              <td className={classes(cell, 'break-words font-medium')}>
                <FieldValue value={of(theirs, field)} />
              </td>
              {base && (
                <td className={classes(cell, 'hidden break-words text-faint sm:table-cell')}>
                  <FieldValue value={of(base, field)} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
