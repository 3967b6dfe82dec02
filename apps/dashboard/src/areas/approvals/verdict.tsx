import { StatePill, useMessages } from '#ui';
import type { Pending } from './decisions';
import { messages } from './messages';

type Counts = Pick<Pending, 'blockCount' | 'lookCount' | 'passCount'>;

/** The gravest of what the rules say, in a word with its count. */
export function Verdict({ of: { blockCount, lookCount, passCount } }: { of: Counts }) {
  const t = useMessages(messages);
  if (blockCount > 0) return <StatePill meaning="blocked">{t('blocks', { count: blockCount })}</StatePill>;
  if (lookCount > 0) return <StatePill meaning="attention">{t('looks', { count: lookCount })}</StatePill>;
  return <StatePill meaning="good">{t('passes', { count: passCount })}</StatePill>;
}
