const LONGEST = 160;

/**
 * What an error says, without what it may say of people, pages or secrets: addresses, quoted texts, mail addresses, keys of
 * tickets, and anything that looks like a token or an id. What is left are the browser's and our own fixed words.
 */
export function redacted(message: string): string {
  const plain = message
    .slice(0, 2000)
    .replace(/\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]+/gi, '[address]')
    .replace(/(["'“”‘’`„»«]).*?(["'“”‘’`»«])/gu, '[text]')
    .replace(/[^\s@]+@[^\s@]+/g, '[mail]')
    .replace(/\b[A-Z][A-Z0-9_]*-\d+\b/g, '[key]')
    .replace(/\b(?:Bearer|Basic)\s+\S+/gi, '[secret]')
    .replace(/[\w.+/=-]{16,}/g, (word) => (/^[a-z]+$/i.test(word) ? word : '[id]'))
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1)}…` : plain;
}
