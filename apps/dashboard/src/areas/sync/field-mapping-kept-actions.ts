import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, got, idempotent, type schemas } from '#api-client';
import { useMessages } from '#ui';
import { useWrite } from '../../app/queries';
import { FIELD_MAPPING, FIELD_MAPPINGS, type FieldMapping } from './field-mapping-actions';
import { keptMessages } from './field-mapping-kept-messages';

export const VERSIONS = `${FIELD_MAPPING}/versions` as const;
export const SAMPLES = `${FIELD_MAPPING}/samples` as const;

export type MappingVersion = schemas['MappingVersionAnswer'];
export type MappingSample = schemas['MappingSampleAnswer'];
export type SampleResult = schemas['SampleResultAnswer'];
export type NewSample = schemas['AddSampleBody'];

/** One version with what it says; a draft is read again when it was saved. */
export function useVersion(id: string, number: number, isOff = false) {
  return useQuery({
    queryKey: [`${VERSIONS}/{number}`, id, { number, isShown: true }],
    queryFn: ({ signal }) =>
      got(api.GET(`${VERSIONS}/{number}`, { params: { path: { id, number } }, signal })),
    enabled: !isOff,
  });
}

/** What the version that is saved last makes of the samples; tried again when the mapping or its samples change. */
export function useSampleResults({ id, draft, published }: FieldMapping, isOff: boolean) {
  const number = draft ?? published;
  return useQuery({
    queryKey: [`${FIELD_MAPPING}/test`, id, { number }],
    queryFn: ({ signal }) =>
      got(
        api.POST(`${FIELD_MAPPING}/test`, {
          params: { path: { id } },
          body: number === null ? {} : { number },
          signal,
        }),
      ),
    enabled: !isOff && number !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

export const useKeepSample = (id: string) => ({
  send: (body: NewSample, key: string) =>
    got(api.POST(SAMPLES, { params: { path: { id }, header: idempotent(key) }, body })),
  refreshes: [FIELD_MAPPINGS],
});

/** Takes a sample away; it can be brought back while that is said. */
export function useDropSample(id: string) {
  const t = useMessages(keptMessages);
  const keep = useKeepSample(id);
  return useWrite<MappingSample, unknown>({
    send: ({ id: sampleId }) =>
      got(api.DELETE(`${SAMPLES}/{sampleId}`, { params: { path: { id, sampleId } } })),
    refreshes: [FIELD_MAPPINGS],
    said: (_, { name }) => t('dropped', { name }),
    undo: (_, { id: sampleId, name, record, expected }) =>
      keep.send({ name, record, expected } as NewSample, `back-${sampleId}`),
  });
}
