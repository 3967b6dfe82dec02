import type { schemas } from '#api-client';
import { Badge, type Meaning, Money, Tip, useMessages } from '#ui';
import { messages } from './messages';

export type Job = schemas['JobProfitRowAnswer'];
export type FigureName = keyof Job['figures'];
type Figure = Job['figures'][FigureName];
export type Source = Figure['source'] | 'mixed';

/** What cost is made of. */
export const COSTS = ['labour', 'material', 'other'] as const satisfies readonly FigureName[];

const MEANINGS: Record<Source, Meaning> = {
  accounting: 'good',
  operations: 'info',
  mixed: 'info',
  manual: 'attention',
  placeholder: 'none',
};

/** Who says so, in a word. */
export function SourceBadge({ source }: { source: Source }) {
  const t = useMessages(messages);
  return (
    <Tip text={t(`${source}Hint`)}>
      <span>
        <Badge meaning={MEANINGS[source]}>{t(source)}</Badge>
      </span>
    </Tip>
  );
}

/** Where the parts of a job's cost come from; parts that nobody knows have no say. */
export function costSource({ figures }: Pick<Job, 'figures'>): Source {
  const sources = new Set(COSTS.map((name) => figures[name].source).filter((one) => one !== 'placeholder'));
  const [first = 'placeholder'] = sources;
  return sources.size > 1 ? 'mixed' : first;
}

/** An amount with its source; a press opens the documents behind it. What nobody knows shows no zero. */
export function SourcedAmount({
  amount,
  source,
  onOpen,
}: {
  amount: string;
  source: Source;
  onOpen(): void;
}) {
  const t = useMessages(messages);
  if (source === 'placeholder') return <SourceBadge source={source} />;
  return (
    <button
      type="button"
      onClick={onOpen}
      className="inline-flex max-w-full items-center gap-2 rounded-sm underline-offset-2 hover:underline"
    >
      <SourceBadge source={source} />
      <Money amount={amount} />
      <span className="sr-only">{t('openDocuments')}</span>
    </button>
  );
}
