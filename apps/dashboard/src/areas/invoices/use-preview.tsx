import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { api, got, type schemas } from '#api-client';
import {
  changeBody,
  type DraftValues,
  type Invoice,
  isPriced,
  newBody,
  sentLines,
  storedIds,
} from './draft-form';

export type Preview = schemas['InvoicePreviewAnswer'];
type PreviewLine = Preview['lines'][number];

export interface Previewed {
  /** The last answer; undefined before the first. */
  preview: Preview | undefined;
  /** There is something to add up. */
  isAsked: boolean;
  /** What was typed since is not in it. */
  isOld: boolean;
  /** Why what is typed now cannot be added up. */
  error: unknown;
  retry(): void;
  /** The line as the API fills it in and adds it up. */
  lineOf(id: string): PreviewLine | undefined;
  /** The line on screen of a line that the API numbers. */
  idOf(lineNumber: number): string | undefined;
}

const PreviewContext = createContext<Previewed>({
  ...{ preview: undefined, isAsked: false, isOld: false, error: undefined },
  retry: () => undefined,
  lineOf: () => undefined,
  idOf: () => undefined,
});

export const usePreview = (): Previewed => useContext(PreviewContext);

/** A pause in which nobody types. */
const PAUSE_MS = 300;

const NOTHING = 'null';

interface Question {
  id?: string;
  body: object;
  ids: (string | undefined)[];
}

/** Undefined while there is nothing to add up. */
function questionOf(
  values: DraftValues,
  first: DraftValues,
  draft: Invoice | undefined,
): Question | undefined {
  // Lines without a price yet would be refused; what is there counts.
  const { lines, ids } = sentLines(values, isPriced);
  if (draft) {
    const body = changeBody(values, first, lines, draft.version);
    return { id: draft.id, body, ids: body.lines ? ids : storedIds(draft, first) };
  }
  const hasCharge = values.lines.some(isPriced);
  return values.customerId && hasCharge ? { body: newBody(values, lines), ids } : undefined;
}

async function ask({ id, body, ids }: Question, signal: AbortSignal) {
  const answer = await (id === undefined
    ? got(
        api.POST('/api/v1/invoices/preview', {
          body: body as schemas['CreateInvoiceBody'],
          signal,
        }),
      )
    : got(
        api.POST('/api/v1/invoices/{id}/preview', {
          params: { path: { id } },
          body: body as schemas['ChangeInvoiceBody'],
          signal,
        }),
      ));
  return { answer, ids };
}

/**
 * Asks the API what the invoice comes to, when nobody has typed for a moment. Of answers that come late only the one to the
 * last question is shown; no tax is computed here.
 */
export function PreviewProvider({
  draft,
  first,
  children,
}: {
  draft: Invoice | undefined;
  first: DraftValues;
  children: ReactNode;
}) {
  const values = useWatch<DraftValues>() as DraftValues;
  const asked = JSON.stringify(questionOf(values, first, draft) ?? null);
  const settled = useSettled(asked, PAUSE_MS);
  const query = useQuery({
    queryKey: ['what an invoice would say', settled],
    queryFn: ({ signal }) => ask(JSON.parse(settled) as Question, signal),
    enabled: settled !== NOTHING,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const { data, error, refetch } = query;
  const last = useRef(data);
  if (data) last.current = data;
  const isAsked = asked !== NOTHING;
  if (!isAsked) last.current = undefined;
  const shown = last.current;
  const isSettled = asked === settled;
  const isOld = !isSettled || !data;
  const state = useMemo<Previewed>(() => {
    const { answer, ids = [] } = shown ?? {};
    return {
      preview: answer,
      isAsked,
      isOld,
      error: isSettled ? error : undefined,
      retry: () => void refetch(),
      lineOf: (id) => answer?.lines[ids.indexOf(id)],
      idOf: (lineNumber) => ids[lineNumber - 1],
    };
  }, [shown, isAsked, isOld, isSettled, error, refetch]);
  return <PreviewContext value={state}>{children}</PreviewContext>;
}

function useSettled(value: string, pause: number): string {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), pause);
    return () => clearTimeout(timer);
  }, [value, pause]);
  return settled;
}
