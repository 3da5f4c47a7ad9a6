import { isolated } from '@/components/ui/plain-text';
import { formatDay, withAmount } from '@/lib/i18n/formats';
import type { MessageValues } from '@/lib/i18n/translator';

/**
 * Values of the domain's sentences made ready for the catalogue: numbers and codes as they are (a `plural` or `select`
 * needs them), days in the person's language, everything else is data and gets cleaned and isolated. A single Latin word
 * needs no isolation in any direction, which is how codes are told from names here.
 */
export function valueWords(values: MessageValues = {}, locale: string): MessageValues {
  return Object.fromEntries(
    Object.entries(withAmount(values, locale)).map(([name, value]) => [
      name,
      typeof value === 'number' || CODE.test(value) ? value : textWords(value, locale),
    ]),
  );
}

function textWords(value: string, locale: string): string {
  return DAY.test(value) ? formatDay(value, locale) : isolated(value);
}

const CODE = /^[A-Za-z][\w-]*$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
