import { ChevronDown, ChevronRight, History } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  Card,
  DateTime,
  type Meaning,
  Problem,
  refusalOf,
  SkeletonLines,
  StatePill,
  useMessages,
} from '#ui';
import { useFieldWords } from '../../app/field-words';
import { useList } from '../../app/queries';
import type { Definition, FieldMapping } from './field-mapping-actions';
import { type MappingDifference, mappingDifferences } from './field-mapping-differences';
import { type MappingVersion, useVersion, VERSIONS } from './field-mapping-kept-actions';
import { keptMessages } from './field-mapping-kept-messages';
import { MoreRows } from './more-rows';

const STATES: Record<MappingVersion['status'], readonly [Meaning, 'inForce' | 'aDraft' | 'replaced']> = {
  published: ['good', 'inForce'],
  draft: ['attention', 'aDraft'],
  superseded: ['none', 'replaced'],
};

interface Props {
  mapping: FieldMapping;
  /** Takes what a version says into the editor. */
  onUse(number: number, definition: Definition): void;
}

/** Every version of a mapping: which is in use, since when and by whom, and what it says otherwise than the one before. */
export function FieldMappingVersions({ mapping, onUse }: Props) {
  const t = useMessages(keptMessages);
  const list = useList(VERSIONS, { limit: 20 }, { id: mapping.id });
  const [open, setOpen] = useState<number>();
  return (
    <Card title={t('versions')} isFlush>
      {!list.rows && (
        <div className="p-4">
          {list.error ? (
            <Problem problem={refusalOf(list.error)} onRetry={list.retry} isInline />
          ) : (
            <SkeletonLines count={3} />
          )}
        </div>
      )}
      <ol className="divide-y divide-line">
        {list.rows?.map((version) => {
          const { number } = version;
          const isOpen = number === open;
          return (
            <li key={number} className="px-4 py-2.5">
              <VersionHead
                version={version}
                isOpen={isOpen}
                onPress={() => setOpen(isOpen ? undefined : number)}
              />
              {isOpen && <VersionText mapping={mapping} number={number} onUse={onUse} />}
            </li>
          );
        })}
      </ol>
      <MoreRows list={list} />
    </Card>
  );
}

function VersionHead({
  version: { number, status, publishedAt, publishedByName, createdAt, createdByName },
  isOpen,
  onPress,
}: {
  version: MappingVersion;
  isOpen: boolean;
  onPress(): void;
}) {
  const t = useMessages(keptMessages);
  const [meaning, word] = STATES[status];
  const Arrow = isOpen ? ChevronDown : ChevronRight;
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={onPress}
        className="flex min-h-6 items-center gap-1.5 font-medium hover:underline"
      >
        <Arrow className="size-3.5 shrink-0 text-faint" aria-hidden />
        {t('version', { number })}
      </button>
      <StatePill meaning={meaning}>{t(word)}</StatePill>
      <span className="text-soft text-sm">
        <DateTime value={publishedAt ?? createdAt} />{' '}
        {publishedAt
          ? t('publishedBy', { name: publishedByName ?? t('somebody') })
          : t('savedBy', { name: createdByName ?? t('somebody') })}
      </span>
    </div>
  );
}

/** Versions are numbered without gaps, so the one before is known. */
function VersionText({ mapping: { id }, number, onUse }: Props & { number: number }) {
  const t = useMessages(keptMessages);
  const is = useVersion(id, number);
  const was = useVersion(id, number - 1, number === 1);
  const isRead = is.data && (was.data || number === 1);
  const error = is.error ?? was.error;
  if (!isRead) return error ? <Problem problem={refusalOf(error)} isInline /> : <SkeletonLines count={3} />;
  const definition = is.data.definition as Definition;
  const differences = mappingDifferences(was.data?.definition as Definition | undefined, definition);
  return (
    <section className="mt-2 space-y-3" aria-label={t('differences', { number })}>
      {differences.length === 0 && <p className="text-soft">{t('noDifference')}</p>}
      <ul className="space-y-2">
        {differences.map((one) => (
          <Difference key={`${one.part} ${one.name}`} difference={one} />
        ))}
      </ul>
      <Button size="small" icon={History} onClick={() => onUse(number, definition)}>
        {t('useAgain', { number })}
      </Button>
    </section>
  );
}

function Difference({ difference: { part, name, before, after } }: { difference: MappingDifference }) {
  const t = useMessages(keptMessages);
  const wordOf = useFieldWords();
  const called = part === 'field' ? wordOf(name) : [t(part), name].filter(Boolean).join(' ');
  return (
    <li className="min-w-0 text-sm">
      <p className="text-soft">
        {called}
        {part !== 'order' && before === undefined && ` · ${t('added')}`}
        {part !== 'order' && after === undefined && ` · ${t('dropOut')}`}
      </p>
      {after !== undefined && <p className="line-clamp-6 break-words font-mono">{after}</p>}
      {before !== undefined && (
        <p className="line-clamp-6 break-words font-mono text-faint">
          <span className="font-sans">{t('was')}</span> {before}
        </p>
      )}
    </li>
  );
}
