import type { ReactNode } from 'react';
import type { schemas } from '#api-client';
import { Badge, classes, Nothing, TextLink, useMessages } from '#ui';
import { ActiveState } from '../../app/parties';
import { PostalAddress } from '../../app/postal-address';
import { mergeMessages } from './merge-messages';

type Preview = schemas['MergePreviewAnswer'];
type Customer = Preview['survivor'];

const CELL = 'border-line border-b px-2 py-2 align-top sm:px-3';

/** Both records, field by field: what differs is marked, and what the one that stays takes over. */
export function SideBySide({ preview: { survivor, duplicate, fills } }: { preview: Preview }) {
  const t = useMessages(mergeMessages);
  const person = ({ givenName, familyName }: Customer) => [givenName, familyName].filter(Boolean).join(' ');
  const kind = ({ isProject }: Customer) => t(isProject ? 'project' : 'customer');
  const address = (value: Customer['billingAddress']) => value && <PostalAddress address={value} />;
  const rows: [label: string, field: string, show: (customer: Customer) => ReactNode][] = [
    [t('companyName'), 'companyName', ({ companyName }) => companyName],
    [t('person'), 'familyName', person],
    [t('email'), 'email', ({ email }) => email],
    [t('phone'), 'phone', ({ phone }) => phone],
    [t('billingAddress'), 'billingAddress', ({ billingAddress }) => address(billingAddress)],
    [t('shippingAddress'), 'shippingAddress', ({ shippingAddress }) => address(shippingAddress)],
    [t('kind'), 'isProject', kind],
    [t('currency'), 'currency', ({ currency }) => currency],
    [t('notes'), 'notes', ({ notes }) => notes],
  ];
  const told = rows.filter(([, , show]) => show(survivor) || show(duplicate));
  return (
    <section
      className="overflow-x-auto rounded-lg border border-line"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no wheel scrolls it with the arrow keys
      tabIndex={0}
      aria-label={t('mergeTitle')}
    >
      <table className="w-full table-fixed">
        <thead>
          <tr className="text-left">
            <td className={`${CELL} w-20 sm:w-32`} />
            <Head customer={survivor} badge={<Badge meaning="good">{t('stays')}</Badge>} />
            <Head customer={duplicate} badge={<Badge meaning="attention">{t('goes')}</Badge>} />
          </tr>
        </thead>
        <tbody>
          {told.map(([label, field, show]) => (
            <Row
              key={field}
              label={label}
              isFilled={fills.includes(field)}
              isDifferent={isDifferent(survivor, duplicate, field)}
              stays={show(survivor)}
              goes={show(duplicate)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const isDifferent = (one: Customer, other: Customer, field: string): boolean =>
  JSON.stringify(one[field as keyof Customer]) !== JSON.stringify(other[field as keyof Customer]);

function Head({ customer, badge }: { customer: Customer; badge: ReactNode }) {
  return (
    <th scope="col" className={`${CELL} font-normal`}>
      {badge}
      <span className="mt-1 block break-words font-medium">
        <TextLink to={`/customers/${customer.id}`}>{customer.displayName}</TextLink>
      </span>
      {!customer.active && <ActiveState active={false} />}
    </th>
  );
}

function Row({
  label,
  isFilled,
  isDifferent,
  stays,
  goes,
}: {
  label: string;
  isFilled: boolean;
  isDifferent: boolean;
  stays: ReactNode;
  goes: ReactNode;
}) {
  const t = useMessages(mergeMessages);
  return (
    <tr className={classes(isDifferent && !isFilled && 'bg-attention-soft/40')}>
      <th scope="row" className={`${CELL} text-left font-normal text-soft text-sm`}>
        {label}
        {isDifferent && !isFilled && <span className="block text-attention text-xs">{t('differs')}</span>}
      </th>
      <td className={`${CELL} break-words`}>
        {stays || (isFilled ? <span className="text-good text-sm">← {t('takenOver')}</span> : <Nothing />)}
      </td>
      <td className={`${CELL} break-words`}>{goes || <Nothing />}</td>
    </tr>
  );
}
