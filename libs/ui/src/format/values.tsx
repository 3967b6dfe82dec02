import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { classes } from '../base/classes';
import { copyText } from '../base/copy-text';
import { Tip } from '../base/tip';
import { useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';
import type { InstantStyle } from './format';
import { useFormat } from './format-context';

/** An amount of decimal text with tabular figures. The currency stands in the column's head or is given here once. */
export function Money({
  amount,
  currency,
  strong,
}: {
  amount: string | null | undefined;
  currency?: string;
  strong?: boolean;
}) {
  const { amount: write } = useFormat();
  if (amount === null || amount === undefined) return <Nothing />;
  return (
    <span className={classes('tnum whitespace-nowrap', strong && 'font-semibold')}>
      {write(amount, currency)}
    </span>
  );
}

/** A quantity of decimal text, with its unit. */
export function Quantity({ value, unit }: { value: string; unit?: string | null }) {
  const { quantity } = useFormat();
  return (
    <span className="tnum whitespace-nowrap">
      {quantity(value)}
      {unit ? ` ${unit}` : ''}
    </span>
  );
}

/** What one of something costs. */
export function UnitPrice({ value }: { value: string }) {
  const { price } = useFormat();
  return <span className="tnum whitespace-nowrap">{price(value)}</span>;
}

/** A day (`YYYY-MM-DD`), which has no time zone. */
export function Day({ value }: { value: string | null | undefined }) {
  const { day } = useFormat();
  if (!value) return <Nothing />;
  return (
    <time dateTime={value} className="whitespace-nowrap">
      {day(value)}
    </time>
  );
}

/** An instant in the organization's zone, with its distance from now on hover. */
export function DateTime({ value, style }: { value: string | null | undefined; style?: InstantStyle }) {
  const { instant, relative } = useFormat();
  if (!value) return <Nothing />;
  return (
    <Tip text={relative(value)}>
      <time dateTime={value} className="whitespace-nowrap">
        {instant(value, style)}
      </time>
    </Tip>
  );
}

/** How long ago, kept up to date by the minute; the instant itself on hover. */
export function Ago({ value }: { value: string | null | undefined }) {
  const { instant, relative } = useFormat();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  if (!value) return <Nothing />;
  return (
    <Tip text={instant(value)}>
      <time dateTime={value} className="whitespace-nowrap">
        {relative(value, now)}
      </time>
    </Tip>
  );
}

/** An id or number that people read aloud and copy. */
export function Id({ value, short }: { value: string; short?: boolean }) {
  const t = useMessages(uiMessages);
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    if (!(await copyText(value))) return;
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  const Sign = isCopied ? Check : Copy;
  return (
    <button
      type="button"
      onClick={() => void copy()}
      className="group inline-flex max-w-full items-center gap-1 rounded-sm font-mono text-xs text-soft hover:text-ink"
      aria-label={t(isCopied ? 'copied' : 'copy', { what: value })}
    >
      <span className="truncate">{short ? `${value.slice(0, 8)}…` : value}</span>
      <Sign
        className="size-3 shrink-0 opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100"
        aria-hidden
      />
    </button>
  );
}

/** Where there is nothing to show. */
export function Nothing() {
  const t = useMessages(uiMessages);
  return (
    <span className="text-faint">
      <span aria-hidden>–</span>
      <span className="sr-only">{t('nothing')}</span>
    </span>
  );
}
