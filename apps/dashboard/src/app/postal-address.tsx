import type { schemas } from '#api-client';
import { defineMessages, Nothing, TextField, useMessages } from '#ui';

type Address = schemas['AddressBody'];

const messages = defineMessages({
  line1: ['Street', 'Rue'],
  line2: ['Unit, floor', 'Unité, étage'],
  city: ['City', 'Ville'],
  province: ['Province', 'Province'],
  postalCode: ['Postal code', 'Code postal'],
});

/** An address as it stands on an envelope. */
export function PostalAddress({ address }: { address: Address | null }) {
  if (!address) return <Nothing />;
  const { line1, line2, city, province, postalCode, country } = address;
  const lines = [line1, line2, [city, province, postalCode].filter(Boolean).join(' '), country];
  return (
    <address className="not-italic">
      {lines.filter(Boolean).map((line) => (
        <div key={line}>{line}</div>
      ))}
    </address>
  );
}

/** The parts of an address in a form; `name` is the property that holds it. */
export function AddressFields({ name, title }: { name: string; title: string }) {
  const t = useMessages(messages);
  const field = (part: keyof typeof messages) => (
    <TextField name={`${name}.${part}`} label={t(part)} autoComplete="off" />
  );
  return (
    <fieldset className="space-y-4 border-line border-t pt-4">
      <legend className="font-medium">{title}</legend>
      {field('line1')}
      <div className="grid gap-4 sm:grid-cols-2">
        {field('line2')}
        {field('city')}
        {field('province')}
        {field('postalCode')}
      </div>
    </fieldset>
  );
}

/** An address for `AddressFields`, every part of which holds text. */
export const addressValues = (address: Address | null | undefined): Address => ({
  ...{ line1: '', line2: '', city: '', province: '', postalCode: '' },
  ...address,
});

/** What was written of it; null when nothing was. */
export function writtenAddress(values: Address): Address | null {
  const written = Object.entries(values).filter(([, text]) => text?.trim());
  return written.length > 0 ? (Object.fromEntries(written) as Address) : null;
}
