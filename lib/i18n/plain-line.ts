/**
 * Text from data on one line, for any surface: control characters, bidirectional overrides and invisible marks are
 * removed. Cut at `max` characters, for a hostile megabyte.
 */
export function plainLine(text: string, max: number): string {
  const cut = text.length > max ? `${text.slice(0, max)}…` : text;
  // U+FEFF counts as white space in JavaScript, but it is an invisible mark.
  return cut
    .replace(/[^\S\uFEFF]+/gu, ' ')
    .replace(INVISIBLE, '')
    .trim();
}

// Joiners (U+200C, U+200D) stay: Persian words and composed emoji need them.
const INVISIBLE =
  /[\p{Cc}\p{Bidi_Control}\u{200B}\u{2060}-\u{2064}\u{FEFF}\u{FFF9}-\u{FFFB}\u{E0000}-\u{E007F}]/gu;
