import { Button, Dialog, defineMessages, MeaningSign, useMessages } from '#ui';
import type { Outcome } from './one-by-one';

const messages = defineMessages({
  refusedTitle: [
    { one: '{count} was not done', other: '{count} were not done' },
    { one: '{count} n’a pas été fait', other: '{count} n’ont pas été faits' },
  ],
  refusedRest: ['Everything else was done.', 'Tout le reste a été fait.'],
  close: ['Close', 'Fermer'],
});

/** What was not done with several, and why, one a line. */
export function RefusedDialog({ outcome, onClose }: { outcome: Outcome | undefined; onClose(): void }) {
  const t = useMessages(messages);
  if (!outcome || outcome.refused.length === 0) return null;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('refusedTitle', { count: outcome.refused.length })}
      footer={<Button onClick={onClose}>{t('close')}</Button>}
    >
      {outcome.done > 0 && <p className="mb-3 text-soft">{t('refusedRest')}</p>}
      <ul className="divide-y divide-line">
        {outcome.refused.map(({ id, name, refusal }) => (
          <li key={id} className="flex gap-3 py-2.5">
            <MeaningSign meaning="blocked" className="mt-0.5" />
            <div className="min-w-0">
              <p className="break-words font-medium">{name}</p>
              <p className="break-words">{refusal.detail}</p>
              {refusal.fix && <p className="text-soft text-sm">{refusal.fix}</p>}
            </div>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
