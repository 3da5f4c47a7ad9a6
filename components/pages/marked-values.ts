import { plainText } from '@/components/ui/plain-text';
import { CODE_VALUES, isDayValue } from '@/lib/domain/view-values';
import { formatDay, withAmount } from '@/lib/i18n/formats';
import type { MessageValues } from '@/lib/i18n/translator';

/** Around a value that people typed; `MarkedText` gives each its own direction. Private characters: no keyboard has them. */
export const START = '\ue000';
export const END = '\ue001';

/**
 * The values of a sentence made ready: numbers and the domain's codes as they are, for plurals and choices; days in the
 * person's language; what people typed is marked.
 */
export function markedValues(values: MessageValues, locale: string): MessageValues {
  return Object.fromEntries(
    Object.entries(withAmount(values, locale)).map(([name, value]) => {
      if (typeof value === 'number' || CODE_VALUES.has(name)) return [name, value];
      return [name, isDayValue(value) ? formatDay(value, locale) : `${START}${plainText(value)}${END}`];
    }),
  );
}
