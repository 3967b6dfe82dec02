import { isEmail } from 'class-validator';
import { DomainError } from '#kernel';

export interface MailAttachment {
  /** As the reader sees it, e.g. `INV-1042.pdf`. */
  name: string;
  /** E.g. `application/pdf`. */
  mediaType: string;
  content: Buffer;
}

/** One letter. Every recipient sees the others. */
export interface Mail {
  to: string | readonly string[];
  cc?: readonly string[];
  replyTo?: string;
  subject: string;
  /** What every reader can show; `html` is the same in a nicer dress. */
  text: string;
  html?: string;
  attachments?: readonly MailAttachment[];
}

/** A letter as it waits in the database. Attachments are base64. */
export interface StoredMail {
  to: string[];
  subject: string;
  content: {
    cc: string[];
    replyTo: string | null;
    text: string;
    html: string | null;
    attachments: { name: string; mediaType: string; base64: string }[];
  };
}

const MAX_RECIPIENTS = 20;
/** What most receivers take, before base64 makes it a third larger. */
const MAX_ATTACHED_BYTES = 15 * 1024 * 1024;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a header must not contain
const BREAKS_A_HEADER = /[\u0000-\u001f\u007f\u2028\u2029]/;

/**
 * Refuses what must not reach a mail server: `MAIL.ADDRESS`, `MAIL.HEADER` for a line break that would begin a header
 * of its own, `MAIL.TOO_LARGE`.
 */
export function checkedMail(mail: Mail): StoredMail {
  const to = [mail.to].flat().map(checkedAddress);
  const cc = (mail.cc ?? []).map(checkedAddress);
  if (to.length === 0 || to.length + cc.length > MAX_RECIPIENTS)
    throw refusal('ADDRESS', `A letter goes to one to ${MAX_RECIPIENTS} addresses.`, 'to');
  const attachments = mail.attachments ?? [];
  const bytes = attachments.reduce((sum, { content }) => sum + content.byteLength, 0);
  if (bytes > MAX_ATTACHED_BYTES)
    throw refusal('TOO_LARGE', 'The attachments are larger than 15 MB together.', 'attachments');
  return {
    to,
    subject: checkedHeader(mail.subject, 'subject'),
    content: {
      cc,
      replyTo: mail.replyTo === undefined ? null : checkedAddress(mail.replyTo),
      text: mail.text,
      html: mail.html ?? null,
      attachments: attachments.map(({ name, mediaType, content }) => ({
        name: checkedHeader(name, 'attachments'),
        mediaType: checkedHeader(mediaType, 'attachments'),
        base64: content.toString('base64'),
      })),
    },
  };
}

function checkedAddress(address: string): string {
  const trimmed = address.trim();
  if (!BREAKS_A_HEADER.test(address) && isEmail(trimmed)) return trimmed;
  throw refusal('ADDRESS', `"${printable(trimmed)}" is not an e-mail address.`, 'to');
}

function checkedHeader(text: string, field: string): string {
  if (!BREAKS_A_HEADER.test(text)) return text;
  throw refusal('HEADER', `The ${field} of a letter must be one line of text.`, field);
}

function printable(text: string): string {
  return text.replace(new RegExp(BREAKS_A_HEADER, 'g'), ' ').slice(0, 120);
}

function refusal(reason: string, message: string, field: string): DomainError {
  return new DomainError(`MAIL.${reason}`, message, { field });
}
