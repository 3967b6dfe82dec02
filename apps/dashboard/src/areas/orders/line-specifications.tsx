import type { ReactNode } from 'react';
import type { schemas } from '#api-client';
import { Facts, useFormat, useMessages } from '#ui';
import { specMessages } from './spec-messages';

type Specifications = schemas['LineSpecificationsBody'];
type Print = schemas['PrintSpecificationBody'];
type Production = schemas['ProductionSpecificationBody'];
type Fact = readonly [name: string, value: ReactNode];

/** How a line is printed and made, folded until somebody asks. */
export function LineSpecifications({ of: { print, production } }: { of: Specifications }) {
  const t = useMessages(specMessages);
  const facts = [...usePrintFacts(print), ...useProductionFacts(production)];
  if (facts.length === 0) return null;
  return (
    <details className="mt-1.5">
      <summary className="w-fit cursor-pointer rounded-sm text-accent-text text-sm">
        {t('specifications')}
      </summary>
      <div className="mt-2 rounded-md bg-sunken p-3">
        <Facts items={facts} />
      </div>
    </details>
  );
}

function usePrintFacts(print: Print | null | undefined): Fact[] {
  const t = useMessages(specMessages);
  const { quantity } = useFormat();
  if (!print) return [];
  const { method, locations, artworkUrl, proofRequired, notes } = print;
  const sizeOf = ({ widthMm, heightMm }: Print['locations'][number]) =>
    [widthMm, heightMm].flatMap((side) => (side ? [quantity(side)] : [])).join(' × ');
  return [
    [t('method'), t(method)],
    ...locations.map((location): Fact => {
      const size = sizeOf(location);
      return [
        location.position,
        [size && `${size} mm`, ...(location.colours ?? [])].filter(Boolean).join(', '),
      ];
    }),
    ...(artworkUrl ? [[t('artwork'), <Artwork key="a" address={artworkUrl} />] as const] : []),
    ...(proofRequired ? [[t('proof'), t('proofNeeded')] as const] : []),
    ...(notes ? [[t('notes'), notes] as const] : []),
  ];
}

function Artwork({ address }: { address: string }) {
  const t = useMessages(specMessages);
  return (
    <a href={address} target="_blank" rel="noreferrer" className="text-accent-text hover:underline">
      {t('openArtwork')}
    </a>
  );
}

function useProductionFacts(production: Production | null | undefined): Fact[] {
  const t = useMessages(specMessages);
  const { quantity } = useFormat();
  if (!production) return [];
  const { workCentre, material, finish, drawingNumber, drawingRevision, toleranceMm, notes } = production;
  const drawing =
    drawingNumber && drawingRevision
      ? t('drawingOf', { number: drawingNumber, revision: drawingRevision })
      : drawingNumber;
  const facts: (readonly [string, string | null | undefined])[] = [
    [t('workCentre'), workCentre],
    [t('material'), material],
    [t('finish'), finish],
    [t('drawing'), drawing],
    [t('tolerance'), toleranceMm && `± ${quantity(toleranceMm)} mm`],
    [t('notes'), notes],
  ];
  return facts.filter(([, value]) => value);
}
