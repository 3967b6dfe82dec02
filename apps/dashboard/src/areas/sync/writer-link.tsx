import { TextLink, useMessages } from '#ui';
import type { Connection } from './actions';
import { historyMessages } from './history-messages';
import { systemName } from './names';
import type { Writer } from './record-history';

export const writeAnchor = (operationId: string): string => `write-${operationId}`;
export const decisionAnchor = (conflictId: string): string => `decision-${conflictId}`;

const LOOK = 'rounded-sm font-medium text-accent-text underline-offset-2 hover:underline';

/** Through what it was written, and the way there; what stands further down on the same page is jumped to. */
export function WriterLink({
  connection,
  writer: { through, runId, operationId, rollbackId, conflictId },
  onPage,
}: {
  connection: Connection;
  writer: Writer;
  /** The anchors that stand on the page. */
  onPage: ReadonlySet<string>;
}) {
  const t = useMessages(historyMessages);
  const sync = `/sync?connection=${connection.id}`;
  const jump = (anchor: string, text: string, otherwise: string) =>
    onPage.has(anchor) ? (
      <a href={`#${anchor}`} className={LOOK}>
        {text}
      </a>
    ) : (
      <TextLink to={otherwise}>{text}</TextLink>
    );
  if (through === 'run') return <TextLink to={`${sync}&tab=runs&run=${runId}`}>{t('theRun')}</TextLink>;
  if (through === 'undo') return <TextLink to={`/sync/undo/${rollbackId}`}>{t('theUndoing')}</TextLink>;
  if (through === 'write') return jump(writeAnchor(operationId ?? ''), t('theWrite'), `${sync}&tab=writes`);
  if (through === 'decision')
    return jump(decisionAnchor(conflictId ?? ''), t('theDecision'), `${sync}&tab=waiting`);
  return <>{t('aNotice', { books: systemName(connection.system) })}</>;
}
