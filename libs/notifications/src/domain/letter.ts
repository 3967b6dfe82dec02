import type { Language } from './notification-kind.js';
import type { Rendered } from './render.js';

export interface LetterItem extends Rendered {
  /** A whole address, or undefined for a reader who has no sign-in. */
  link?: string;
}

interface Chrome {
  open: string;
  why: string;
  digest: (count: number) => string;
}

const CHROME: Record<Language, Chrome> = {
  en: {
    open: 'Open',
    why: 'You can choose what you are told, and how, in your notification preferences.',
    digest: (count) => (count === 1 ? 'One thing happened' : `${count} things happened`),
  },
  fr: {
    open: 'Ouvrir',
    why: 'Vous pouvez choisir ce qui vous est signalé, et comment, dans vos préférences de notification.',
    digest: (count) => (count === 1 ? 'Un événement' : `${count} événements`),
  },
};

export interface Letter {
  subject: string;
  text: string;
  html: string;
}

/** One notification as a letter. */
export function letterOf(item: LetterItem, language: Language, sender: string): Letter {
  return compose(`${item.title}`, [item], language, sender);
}

/** What came together since the last digest, oldest first, as one letter. */
export function digestOf(items: readonly LetterItem[], language: Language, sender: string): Letter {
  return compose(`${sender}: ${CHROME[language].digest(items.length)}`, items, language, sender);
}

function compose(subject: string, items: readonly LetterItem[], language: Language, sender: string): Letter {
  const { open, why } = CHROME[language];
  const hasSignIn = items.some(({ link }) => link !== undefined);
  const footer = hasSignIn ? [why] : [];
  const blocks = items.map(({ title, body, link }) => [title, body, link].filter(Boolean).join('\n'));
  return {
    subject: oneLine(subject),
    text: [...blocks, ['-- ', sender, ...footer].join('\n')].join('\n\n'),
    html: [
      `<!doctype html><html lang="${language}"><meta charset="utf-8"><body style="font-family:sans-serif">`,
      ...items.map(
        ({ title, body, link }) =>
          `<h2 style="font-size:1.1em">${escaped(title)}</h2><p>${escaped(body)}</p>` +
          (link === undefined ? '' : `<p><a href="${escaped(link)}">${open}</a></p>`),
      ),
      `<hr><p style="color:#555">${[sender, ...footer].map(escaped).join('<br>')}</p></body></html>`,
    ].join(''),
  };
}

/** Values are people's words: a line break in one must not break a subject. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').slice(0, 200);
}

function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
