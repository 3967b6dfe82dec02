import type { schemas } from '#api-client';
import { useFormat, useMessages } from '#ui';
import { readable } from '../../app/text';
import type { MappedEntity, MappedRow } from './mapping-actions';
import { mappingMessages } from './mapping-messages';

type Facts = Pick<schemas['PartnerCandidate'], 'code' | 'figure' | 'kind'>;

/** What tells an entry of a list apart, in a line: `PNL-1 · 95.00 · Service`. */
export function useFacts() {
  const t = useMessages(mappingMessages);
  const { quantity, amount } = useFormat();
  const figureOf = (entity: MappedEntity, figure: string): string => {
    if (entity === 'term') return t('days', { count: Number(figure) });
    if (entity === 'item') return amount(figure);
    return figure
      .split(' + ')
      .map((percent) => t('rate', { percent: quantity(percent) }))
      .join(' + ');
  };
  return (entity: MappedEntity, { code, figure, kind }: Facts): string =>
    [code, figure === null ? null : figureOf(entity, figure), kind === null ? null : readable(kind)]
      .filter(Boolean)
      .join(' · ');
}

/** Who names an entry, in a line: `3 invoices · 1 job`. */
export function useUses() {
  const t = useMessages(mappingMessages);
  return ({ uses }: MappedRow): string =>
    uses.map(({ kind, count }) => t(`use-${kind}`, { count })).join(' · ');
}
