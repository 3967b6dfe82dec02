import { Save } from 'lucide-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { api, got, idempotent, newKey, ProblemError } from '#api-client';
import {
  Button,
  buttonClasses,
  Card,
  Form,
  Link,
  Money,
  Page,
  PageHeader,
  Problem,
  refusalOf,
  useAskToLeave,
  useCommands,
  useGo,
  useMessages,
  useProblemForm,
  useShortcuts,
} from '#ui';
import { useWrite } from '../../app/queries';
import { useToday } from '../../app/today';
import { DraftExtras } from './draft-extras';
import { changeBody, type DraftValues, type Invoice, newBody, sentLines, valuesOf } from './draft-form';
import { DraftHead } from './draft-head';
import { DraftLines } from './draft-lines';
import { draftMessages } from './draft-messages';
import { placedProblem } from './draft-refusal';
import { DraftTotals } from './draft-totals';
import { InvoiceLines } from './invoice-lines';
import { PreviewProvider, usePreview } from './use-preview';

const STALE = 'INVOICING.CHANGED_MEANWHILE';
const nothing = () => undefined;

/** Writes an invoice, or changes a draft: the API adds it up while one types. */
export function DraftEditor({ draft, onReload = nothing }: { draft?: Invoice; onReload?(): void }) {
  const { form, first, question } = useDraft(draft);
  const isStale = form.refusal?.code === STALE;
  const isFixed = draft !== undefined && draft.kind !== 'standard';
  return (
    <Page>
      <Form of={isStale ? { ...form, refusal: undefined } : form}>
        <PreviewProvider draft={draft} first={first}>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: keys that bubble from the fields inside */}
          <div onKeyDown={keepWriting} className="space-y-4">
            <Head draft={draft} isSaving={form.isSaving} />
            <Stale isRefused={isStale} onReload={onReload} />
            <DraftHead draft={draft} />
            {isFixed ? <FixedLines invoice={draft} /> : <DraftLines />}
            <div className="grid items-start gap-4 lg:grid-cols-2">
              <DraftExtras isFixed={isFixed} />
              <DraftTotals />
            </div>
            <SaveButton draft={draft} isSaving={form.isSaving} className="w-full sm:hidden" />
          </div>
        </PreviewProvider>
      </Form>
      {question}
    </Page>
  );
}

/** Enter in a field saves nothing by accident; the button and Ctrl S do. */
function keepWriting(event: KeyboardEvent<HTMLElement>): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
}

function Head({ draft, isSaving }: { draft: Invoice | undefined; isSaving: boolean }) {
  const t = useMessages(draftMessages);
  const { preview } = usePreview();
  const back = draft
    ? { to: `/invoices/${draft.id}`, label: t('invoice', { number: draft.number }) }
    : { to: '/invoices', label: t('invoices') };
  return (
    <PageHeader
      title={draft ? t('editTitle', { number: draft.number }) : t('newTitle')}
      back={back}
      state={preview && <Money amount={preview.total} currency={preview.currency} strong />}
      actions={
        <>
          <Link to={back.to} className={buttonClasses()}>
            {t('cancel')}
          </Link>
          <SaveButton draft={draft} isSaving={isSaving} />
        </>
      }
    />
  );
}

/** At the head, and on a phone at the end of all fields as well. */
function SaveButton({
  draft,
  isSaving,
  className,
}: {
  draft: Invoice | undefined;
  isSaving: boolean;
  className?: string;
}) {
  const t = useMessages(draftMessages);
  return (
    <Button look="primary" icon={Save} type="submit" isBusy={isSaving} className={className}>
      {t(draft ? 'save' : 'create')}
    </Button>
  );
}

function useDraft(draft: Invoice | undefined) {
  const t = useMessages(draftMessages);
  const go = useGo();
  const today = useToday();
  const [first] = useState(() =>
    valuesOf(draft, today, { sameJob: t('sameJob'), discount: t('discount') }, newKey),
  );
  const [saved, setSaved] = useState<string>();
  const write = useSave(draft, first, setSaved);
  const form = useProblemForm<DraftValues>({
    defaultValues: first,
    save: async (values) => {
      // It is saved, and the page on its way out.
      if (saved !== undefined) return;
      try {
        await write.mutateAsync(values);
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        throw new ProblemError(placedProblem(error.problem, values, sentLines(values)));
      }
    },
  });
  const { question } = useAskToLeave(form.isDirty && saved === undefined, nothing);
  // Once this is shown, what is typed does not hold anybody back any more.
  useEffect(() => {
    if (saved !== undefined) go(`/invoices/${saved}`);
  }, [saved, go]);
  const save = { label: t(draft ? 'save' : 'create'), keys: 'Mod+S', run: () => form.submit() };
  useCommands([{ ...save, id: 'save', icon: Save }]);
  useShortcuts([{ ...save, isEverywhere: true }]);
  return { form, first, question };
}

function useSave(draft: Invoice | undefined, first: DraftValues, onSaved: (id: string) => void) {
  const t = useMessages(draftMessages);
  return useWrite<DraftValues, Invoice>({
    send: (values, key) => {
      const header = idempotent(key);
      const { lines } = sentLines(values);
      return draft
        ? got(
            api.PATCH('/api/v1/invoices/{id}', {
              params: { path: { id: draft.id }, header },
              body: changeBody(values, first, lines, draft.version),
            }),
          )
        : got(api.POST('/api/v1/invoices', { params: { header }, body: newBody(values, lines) }));
    },
    refreshes: ['/api/v1/invoices'],
    said: ({ number }) => t(draft ? 'saved' : 'created', { number }),
    onDone: ({ id }) => onSaved(id),
    isQuiet: true,
  });
}

/** Somebody else saved it meanwhile: said while one types, not only when one saves. */
function Stale({ isRefused, onReload }: { isRefused: boolean; onReload(): void }) {
  const t = useMessages(draftMessages);
  const { error } = usePreview();
  const refusal = error ? refusalOf(error) : undefined;
  if (!isRefused && refusal?.status !== 409) return null;
  const isChanged = isRefused || refusal?.code === STALE;
  return (
    <Problem
      problem={{ detail: isChanged ? t('changed') : (refusal?.detail ?? ''), fix: t('reloadHint') }}
      action={
        <Button size="small" onClick={onReload}>
          {t('reload')}
        </Button>
      }
      isInline
    />
  );
}

function FixedLines({ invoice }: { invoice: Invoice }) {
  const t = useMessages(draftMessages);
  return (
    <>
      <Card>
        <p className="text-soft">{t('linesFixed')}</p>
      </Card>
      <InvoiceLines invoice={invoice} />
    </>
  );
}
