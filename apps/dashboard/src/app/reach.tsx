import { Mail, Phone } from 'lucide-react';

const LINK = 'inline-flex min-w-0 max-w-full items-center gap-1.5 text-accent-text hover:underline';

/** An address that opens the mail program. */
export const MailLink = ({ to }: { to: string }) => (
  <a href={`mailto:${to}`} className={LINK}>
    <Mail className="size-3.5 shrink-0" aria-hidden />
    <span className="min-w-0 break-all">{to}</span>
  </a>
);

/** A number that one presses to call. */
export const PhoneLink = ({ to }: { to: string }) => (
  <a href={`tel:${to.replace(/[^\d+]/g, '')}`} className={LINK}>
    <Phone className="size-3.5 shrink-0" aria-hidden />
    {to}
  </a>
);
