import type { schemas } from '#api-client';
import { MeaningSign, TextLink, useMessages } from '#ui';
import { useRead } from '../../app/queries';
import { messages } from './messages';

type Attached = schemas['DocumentAttachmentAnswer'];

const MEANINGS = {
  there: 'good',
  waiting: 'none',
  refused: 'blocked',
  gone: 'none',
  'left-out': 'none',
} as const;
const WORDS = {
  there: 'fileThere',
  waiting: 'fileWaiting',
  refused: 'fileRefused',
  gone: 'fileGone',
  'left-out': 'fileLeftOut',
} as const satisfies Record<Attached['state'], string>;

/** The files that hang on the document in the books, and why one does not. */
export function BooksFiles({ invoiceId }: { invoiceId: string }) {
  const t = useMessages(messages);
  const found = useRead('/api/v1/invoices/{id}/attachments', undefined, { id: invoiceId });
  const items = found.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <ul className="mt-3 flex flex-col gap-2" aria-label={t('booksFiles')}>
      {items.map((file) => (
        <li key={`${file.id} ${file.companyName}`} className="flex items-start gap-2">
          <MeaningSign meaning={MEANINGS[file.state]} />
          <span>
            {t(WORDS[file.state], { name: file.name })}
            {file.message && <span className="block text-soft">{[file.message, file.fix].join(' ')}</span>}
            {file.state === 'refused' && <TextLink to="/sync?tab=waiting">{t('fileDecide')}</TextLink>}
          </span>
        </li>
      ))}
    </ul>
  );
}
