import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, got, idempotent, type schemas } from '#api-client';
import { useGo, useMessages } from '#ui';
import { useWrite } from '../../app/queries';
import { fieldMappingMessages } from './field-mapping-messages';

export const FIELD_MAPPINGS = '/api/v1/field-mappings';
export const FIELD_MAPPING = '/api/v1/field-mappings/{id}';
export const LANGUAGE = '/api/v1/field-mappings/language';

export type FieldMapping = schemas['FieldMappingAnswer'];
export type Definition = schemas['MappingDefinitionBody'];
export type MappedField = schemas['MappedFieldBody'];
export type MappingProblem = schemas['FieldProblemAnswer'];
export type MappingPreview = schemas['MappingPreviewAnswer'];
export type PurposeWord = Extract<keyof typeof fieldMappingMessages, 'purchase-order-lines' | 'general'>;

/** Whose words we have; another purpose is called by its name. */
export const isWorded = (purpose: string): purpose is PurposeWord =>
  purpose === 'purchase-order-lines' || purpose === 'general';

/** Begins a mapping with nothing in it, and opens it. */
export function useMake() {
  const go = useGo();
  return {
    send: (values: { name: string; purpose: string }, key: string) =>
      got(
        api.POST(FIELD_MAPPINGS, {
          params: { header: idempotent(key) },
          body: { ...values, definition: { fields: [] } },
        }),
      ),
    refreshes: [FIELD_MAPPINGS],
    onDone: ({ id }: { id: string }) => go(`/sync/field-mappings/${id}`),
  };
}

/**
 * The definition of the draft, and else of what is in use, as the mapping was when it was opened: the draft that is begun by saving
 * has another number, and what is being typed stays on screen.
 */
export function useDefinition({ id, draft, published }: FieldMapping) {
  const [number] = useState(draft ?? published ?? 1);
  return useQuery({
    queryKey: [`${FIELD_MAPPING}/versions/{number}`, id, { number }],
    queryFn: ({ signal }) =>
      got(
        api.GET('/api/v1/field-mappings/{id}/versions/{number}', {
          params: { path: { id, number } as never },
          signal,
        }),
      ),
    // What is being typed is not replaced.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

export function useSaveDraft(id: string) {
  const t = useMessages(fieldMappingMessages);
  return useWrite<{ version: number; definition: Definition }, schemas['SavedMappingAnswer']>({
    send: (body, key) =>
      got(
        api.PUT('/api/v1/field-mappings/{id}/draft', {
          params: { path: { id }, header: idempotent(key) },
          body,
        }),
      ),
    refreshes: [FIELD_MAPPINGS],
    said: () => t('saved'),
  });
}

export function usePublish(id: string) {
  const t = useMessages(fieldMappingMessages);
  return useWrite<{ version: number }, FieldMapping>({
    send: (body, key) =>
      got(
        api.POST('/api/v1/field-mappings/{id}/publish', {
          params: { path: { id }, header: idempotent(key) },
          body,
        }),
      ),
    refreshes: [FIELD_MAPPINGS],
    said: ({ published }) => t('published', { number: published ?? 0 }),
  });
}

const PAUSE_MS = 300;

/** What the mapping makes of the records, when nobody has typed for a moment; the answer before stays meanwhile. */
export function useTrial(
  purpose: string,
  definition: Definition | undefined,
  records: readonly object[] | undefined,
) {
  const asked = definition && records ? JSON.stringify({ purpose, definition, records }) : '';
  const [settled, settle] = useState(asked);
  useEffect(() => {
    const timer = setTimeout(() => settle(asked), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [asked]);
  const trial = useQuery({
    queryKey: ['what a mapping would make', settled],
    queryFn: ({ signal }) =>
      got(api.POST('/api/v1/field-mappings/preview', { body: JSON.parse(settled), signal })),
    enabled: settled !== '',
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    placeholderData: keepPreviousData,
    retry: false,
  });
  // Of what stands there now, and not of what was typed a moment ago.
  return { ...trial, isCurrent: settled === asked && trial.isSuccess && !trial.isPlaceholderData };
}
