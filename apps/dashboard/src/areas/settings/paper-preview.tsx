import { ImageIcon } from 'lucide-react';
import { type Translate, useFormat, useMessages } from '#ui';
import type { Branding } from './organization';
import { organizationMessages } from './organization-messages';

/** Colours of the paper itself, which is white in the dark, too: those of the printed documents. */
const PAPER = { background: '#ffffff', color: '#1f2933' } as const;
const MUTED = { color: '#5b6875' } as const;
const HOUSE_BLUE = '#1f4e79';

const isColour = (text: string | null | undefined): text is string => /^#[0-9a-f]{6}$/i.test(text ?? '');

type Sender = Partial<Omit<Branding, 'hasLogo'>>;

/** The head of an invoice as customers get it; the amounts are an example. */
export function PaperPreview({
  sender,
  name,
  logo,
}: {
  sender: Sender;
  /** The everyday name, where no other is given. */
  name: string;
  /** The address of a picture, or that one is kept which only the printer sees. */
  logo: string | 'kept' | undefined;
}) {
  const t = useMessages(organizationMessages);
  const { amount } = useFormat();
  const accent = isColour(sender.accentColor) ? sender.accentColor : HOUSE_BLUE;
  return (
    <figure
      aria-label={t('preview')}
      style={PAPER}
      className="overflow-hidden rounded-md border border-line px-5 pt-5 pb-4 text-xs"
    >
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0">
          <Logo logo={logo} />
          <div className="break-words font-semibold text-base">{sender.legalName || name}</div>
          {linesOf(sender, t).map((line) => (
            <div key={line} style={MUTED} className="break-words">
              {line}
            </div>
          ))}
        </div>
        <div className="shrink-0 text-right">
          <div style={{ color: accent }} className="font-bold text-2xl">
            {t('invoice')}
          </div>
          <div className="tnum">INV-1042</div>
        </div>
      </div>
      <div style={{ borderColor: accent }} className="my-3 border-t" />
      <div className="flex justify-between gap-4">
        <div>
          <div style={MUTED}>{t('billTo')}</div>
          <div className="font-semibold">{t('sampleCustomer')}</div>
        </div>
        <div className="text-right">
          <div style={MUTED}>{t('total')}</div>
          <div className="tnum font-semibold">{amount('9548.50', 'CAD')}</div>
        </div>
      </div>
      {(sender.paymentInstructions || sender.contactName) && (
        <div className="mt-3 whitespace-pre-line break-words" style={MUTED}>
          {[sender.paymentInstructions, [sender.contactName, sender.contactTitle].filter(Boolean).join(', ')]
            .filter(Boolean)
            .join('\n')}
        </div>
      )}
    </figure>
  );
}

function Logo({ logo }: { logo: string | 'kept' | undefined }) {
  const t = useMessages(organizationMessages);
  if (!logo) return null;
  if (logo !== 'kept') return <img src={logo} alt={t('logo')} className="mb-2 max-h-12 max-w-36" />;
  return (
    <div
      style={{ ...MUTED, borderColor: '#d5dbe2' }}
      className="mb-2 inline-flex h-10 items-center gap-1.5 rounded-sm border border-dashed px-2"
    >
      <ImageIcon className="size-3.5" aria-hidden />
      {t('logoKept')}
    </div>
  );
}

function linesOf(
  { address, phone, email, website, gstNumber, qstNumber }: Sender,
  t: Translate<typeof organizationMessages>,
): string[] {
  const { line1, line2, city, province, postalCode, country } = address ?? {};
  return [
    line1,
    line2,
    [city, province, postalCode].filter(Boolean).join(' '),
    country,
    [phone, email].filter(Boolean).join(' · '),
    website,
    gstNumber && t('gstLine', { number: gstNumber }),
    qstNumber && t('qstLine', { number: qstNumber }),
  ].filter((line): line is string => Boolean(line));
}
