/** A number and nothing else; a sign in front of it begins no formula. */
const NUMBER = /^-?\d+(?:[.,]\d+)?$/;

/** What a spreadsheet takes for a formula, also behind characters it ignores, and a leading tab or line break. */
const FORMULA = /^(?:[\s\p{Cc}\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/u;
const APOSTROPHES = /^'*/;

/**
 * A text that begins like a formula (also after characters a spreadsheet ignores, and in full width) opened with an
 * apostrophe, which makes it text (OWASP, CSV injection). A text that has such an apostrophe of its own gets one more, so
 * that nothing is lost on the way back.
 */
export function neutralised(text: string): string {
  return looksNeutralised(text) || (FORMULA.test(text) && !NUMBER.test(text)) ? `'${text}` : text;
}

/** The text that `neutralised` was given. */
export function restored(cell: string): string {
  return looksNeutralised(cell) ? cell.slice(1) : cell;
}

function looksNeutralised(text: string): boolean {
  return text.startsWith("'") && FORMULA.test(text.replace(APOSTROPHES, ''));
}
