import type { ReactNode } from 'react';
import { Card, classes, Field, INPUT, MeaningSign, Problem, refusalOf, useMessages } from '#ui';
import type { MappingPreview, MappingProblem } from './field-mapping-actions';
import type { ReadRecords } from './field-mapping-draft';
import { fieldMappingMessages } from './field-mapping-messages';

const CODE = classes(INPUT, 'h-auto py-1.5 font-mono text-sm');

/** A record to try, and what it becomes while one types. */
export function FieldMappingTrial({
  sample,
  sampleProblem,
  onSample,
  preview,
  error,
  action,
}: {
  sample: string;
  /** What keeps the sample from being tried. */
  sampleProblem: ReadRecords['problem'];
  onSample(text: string): void;
  preview: MappingPreview | undefined;
  error: unknown;
  /** What can be done with the record. */
  action: ReactNode;
}) {
  const t = useMessages(fieldMappingMessages);
  return (
    <div className="min-w-0 space-y-4 xl:sticky xl:top-4">
      <Card>
        <Field label={t('sample')} hint={t('sampleHint')} error={sampleProblem && t(sampleProblem)}>
          {(ids) => (
            <textarea
              {...ids}
              rows={10}
              className={CODE}
              spellCheck={false}
              value={sample}
              onChange={(event) => onSample(event.target.value)}
            />
          )}
        </Field>
        <div className="mt-3">{action}</div>
      </Card>
      <Card title={t('result')}>
        <div className="space-y-4" aria-live="polite">
          {error !== null && <Problem problem={refusalOf(error)} isInline />}
          {preview?.results.map((result, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: records have no name but their place
            <Result key={index} result={result} />
          ))}
        </div>
      </Card>
    </div>
  );
}

function Result({
  result: { output, errors, warnings, isLeftOut },
}: {
  result: MappingPreview['results'][number];
}) {
  const t = useMessages(fieldMappingMessages);
  if (isLeftOut) return <p className="text-soft">{t('nothing')}</p>;
  return (
    <div className="space-y-2">
      <pre className="overflow-x-auto rounded-md bg-hover p-3 font-mono text-sm" tabIndex={-1}>
        {JSON.stringify(output, null, 2)}
      </pre>
      <Told problems={errors} meaning="blocked" label={t('wrong')} />
      <Told problems={warnings} meaning="attention" label={t('look')} />
    </div>
  );
}

/** What keeps the mapping from being published; a problem of a field is told by that field's name. */
export function MappingProblems({
  problems,
  fields,
}: {
  problems: readonly MappingProblem[];
  fields: readonly { target: string }[];
}) {
  const t = useMessages(fieldMappingMessages);
  if (problems.length === 0) return null;
  const named = problems.map((problem) => {
    const place = /^fields\.(\d+)\./.exec(problem.path)?.[1];
    return { ...problem, path: (place && fields[Number(place)]?.target) || problem.path };
  });
  const label = t('problems', { count: problems.length });
  return (
    <div className="space-y-1.5">
      <p className="font-medium">{label}</p>
      <Told problems={named} meaning="attention" label={label} />
    </div>
  );
}

function Told({
  problems,
  meaning,
  label,
}: {
  problems: readonly MappingProblem[];
  meaning: 'blocked' | 'attention';
  label: string;
}) {
  if (problems.length === 0) return null;
  return (
    <ul className="space-y-1.5" aria-label={label}>
      {problems.map(({ path, message, fix }) => (
        <li key={`${path} ${message}`} className="flex gap-2">
          <MeaningSign meaning={meaning} className="mt-0.5" />
          <div className="min-w-0 break-words">
            {path && <span className="font-mono text-sm">{path}: </span>}
            {message} <span className="text-soft">{fix}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Every function, to look up. */
export function MappingLanguage({
  functions,
}: {
  functions: readonly { signature: string; says: string }[];
}) {
  const t = useMessages(fieldMappingMessages);
  return (
    <Card>
      <details>
        <summary className="cursor-pointer font-medium">{t('functions')}</summary>
        <dl className="mt-3 grid gap-x-4 gap-y-2 sm:grid-cols-[minmax(12rem,auto)_1fr]" lang="en">
          {functions.map(({ signature, says }) => (
            <div key={signature} className="contents">
              <dt className="break-words font-mono text-sm">{signature}</dt>
              <dd className="text-soft">{says}</dd>
            </div>
          ))}
        </dl>
      </details>
    </Card>
  );
}
