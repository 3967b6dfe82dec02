import { ChevronDown, ChevronRight, Trash2 } from 'lucide-react';
import { useState } from 'react';
import {
  Card,
  IconButton,
  type Meaning,
  Problem,
  refusalOf,
  SkeletonLines,
  StatePill,
  useMessages,
} from '#ui';
import { useRead } from '../../app/queries';
import type { FieldMapping } from './field-mapping-actions';
import {
  type MappingSample,
  SAMPLES,
  type SampleResult,
  useDropSample,
  useSampleResults,
} from './field-mapping-kept-actions';
import { keptMessages } from './field-mapping-kept-messages';

/** The records that a mapping is tried with, and whether each becomes what it should. */
export function FieldMappingSamples({ mapping, isDirty }: { mapping: FieldMapping; isDirty: boolean }) {
  const t = useMessages(keptMessages);
  const list = useRead(SAMPLES, undefined, { id: mapping.id });
  const samples = list.data?.items;
  const tried = useSampleResults(mapping, !samples?.length);
  const drop = useDropSample(mapping.id);
  return (
    <Card title={t('samples')} isFlush>
      {!samples && (
        <div className="p-4">
          {list.error ? (
            <Problem problem={refusalOf(list.error)} onRetry={() => void list.refetch()} isInline />
          ) : (
            <SkeletonLines count={3} />
          )}
        </div>
      )}
      {samples?.length === 0 && <p className="p-4 text-soft">{t('noSamples')}</p>}
      {samples && samples.length > 0 && (
        <div className="space-y-2 px-4 pt-3 text-soft text-sm" aria-live="polite">
          {tried.error && <Problem problem={refusalOf(tried.error)} isInline />}
          {tried.data && !tried.error && (
            <p>
              {t('triedWith', { number: tried.data.number })} {isDirty && t('notYetIn')}
            </p>
          )}
        </div>
      )}
      <ul className="divide-y divide-line">
        {samples?.map((sample) => (
          <Sample
            key={sample.id}
            sample={sample}
            result={tried.error ? undefined : tried.data?.samples.find(({ id }) => id === sample.id)}
            onDrop={() => drop.mutate(sample)}
          />
        ))}
      </ul>
    </Card>
  );
}

const verdictOf = ({
  isAsExpected,
}: SampleResult): readonly [Meaning, 'onlyShown' | 'asExpected' | 'isDifferent'] => {
  if (isAsExpected === null) return ['none', 'onlyShown'];
  return isAsExpected ? ['good', 'asExpected'] : ['blocked', 'isDifferent'];
};

function Sample({
  sample,
  result,
  onDrop,
}: {
  sample: MappingSample;
  result: SampleResult | undefined;
  onDrop(): void;
}) {
  const t = useMessages(keptMessages);
  const [isOpen, setOpen] = useState(false);
  const { name } = sample;
  const Arrow = isOpen ? ChevronDown : ChevronRight;
  const [meaning, verdict] = result ? verdictOf(result) : [];
  return (
    <li className="px-4 py-2.5">
      <div className="flex items-start gap-2">
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
          <button
            type="button"
            aria-expanded={isOpen}
            aria-label={t('open', { name })}
            onClick={() => setOpen(!isOpen)}
            className="flex min-h-6 min-w-0 items-center gap-1.5 text-left font-medium hover:underline"
          >
            <Arrow className="size-3.5 shrink-0 text-faint" aria-hidden />
            <span className="min-w-0 break-words">{name}</span>
          </button>
          {meaning && verdict && <StatePill meaning={meaning}>{t(verdict)}</StatePill>}
        </div>
        <IconButton icon={Trash2} label={t('drop', { name })} onClick={onDrop} />
      </div>
      {result?.isAsExpected === false && <WhatDiffers result={result} />}
      {isOpen && <Both sample={sample} result={result} />}
    </li>
  );
}

const shown = (value: unknown): string | undefined => (value === null ? undefined : JSON.stringify(value));

function WhatDiffers({ result: { differences, errors, isLeftOut } }: { result: SampleResult }) {
  const t = useMessages(keptMessages);
  return (
    <ul className="mt-1 space-y-1 text-sm">
      {isLeftOut && <li>{t('leftOut')}</li>}
      {errors.map(({ path, message, fix }) => (
        <li key={`${path} ${message}`} className="break-words">
          {path && <span className="font-mono">{path}: </span>}
          {message} <span className="text-soft">{fix}</span>
        </li>
      ))}
      {!isLeftOut &&
        differences.map(({ path, expected, actual }) => (
          <li key={path} className="break-words">
            {t('expectedThere', {
              path,
              expected: shown(expected) ?? t('nothing'),
              actual: shown(actual) ?? t('nothing'),
            })}
          </li>
        ))}
    </ul>
  );
}

function Both({ sample, result }: { sample: MappingSample; result: SampleResult | undefined }) {
  const t = useMessages(keptMessages);
  return (
    <div className="mt-2 grid gap-3 sm:grid-cols-2">
      <Json label={t('theRecord')} value={sample.record} />
      {result && <Json label={t('becomes')} value={result.isLeftOut ? null : result.output} />}
    </div>
  );
}

/** Wraps instead of scrolling, so that nothing needs to be reached. */
function Json({ label, value }: { label: string; value: unknown }) {
  return (
    <div className="min-w-0">
      <p className="text-soft text-sm">{label}</p>
      <pre className="whitespace-pre-wrap break-words rounded-md bg-hover p-3 font-mono text-sm">
        {JSON.stringify(value, null, 2)}
      </pre>
    </div>
  );
}
