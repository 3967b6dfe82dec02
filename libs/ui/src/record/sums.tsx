import { Money } from '../format/values';

type Sum = readonly [label: string, amount: string];

/** How a total comes about, below the lines of a document. */
export function Sums({ parts, total, currency }: { parts: readonly Sum[]; total: Sum; currency: string }) {
  const [label, amount] = total;
  return (
    <dl className="ml-auto grid w-fit grid-cols-[auto_auto] justify-end gap-x-8 gap-y-1.5 px-4 py-3 text-right">
      {parts.map(([name, part]) => (
        <div key={name} className="contents">
          <dt className="text-soft">{name}</dt>
          <dd>
            <Money amount={part} />
          </dd>
        </div>
      ))}
      <dt className="font-semibold">{label}</dt>
      <dd>
        <Money amount={amount} currency={currency} strong />
      </dd>
    </dl>
  );
}
