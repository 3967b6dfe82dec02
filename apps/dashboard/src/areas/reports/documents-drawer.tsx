import { Drawer, useFormat, useMessages } from '#ui';
import { type Dimension, Documents, type LedgerFigure } from '../../app/documents';
import { useUrlState } from '../../app/url-state';
import { messages } from './messages';

const FIGURES: readonly LedgerFigure[] = ['revenue', 'labour', 'materials', 'bills', 'expenses'];

/** Which figure's documents are open, in the address, so that they can be shared. */
export function useDocuments() {
  const [{ docs, of: id }, change] = useUrlState();
  return {
    id,
    figures: FIGURES.filter((figure) => docs?.split('-').includes(figure)),
    show: (of: string, ...figures: LedgerFigure[]) => change({ docs: figures.join('-'), of }, 'push'),
    close: () => change({ docs: undefined, of: undefined }),
  };
}

/** The documents that a figure of a report is the sum of. */
export function DocumentsDrawer({
  by,
  from,
  to,
  nameOf,
}: {
  by: Dimension;
  from?: string;
  to: string;
  /** What the row is called, once it is loaded. */
  nameOf(id: string): string | undefined;
}) {
  const t = useMessages(messages);
  const { day } = useFormat();
  const { id, figures, close } = useDocuments();
  const isOpen = id !== undefined && figures.length > 0;
  return (
    <Drawer isOpen={isOpen} onClose={close} title={(id && nameOf(id)) || t('documents')}>
      {isOpen && (
        <div className="space-y-4">
          <p className="text-soft">
            {figures.length === 1 && `${t(figures[0] as LedgerFigure)} · `}
            {from ? t('fromTo', { from: day(from), to: day(to) }) : t('until', { to: day(to) })}
          </p>
          <Documents of={{ figures, by, id, from, to }} />
        </div>
      )}
    </Drawer>
  );
}
