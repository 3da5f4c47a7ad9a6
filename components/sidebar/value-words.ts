import { isolated } from '@/components/ui/plain-text';
import { CODE_VALUES, isDayValue } from '@/lib/domain/view-values';
import { formatDay } from '@/lib/i18n/formats';
import type { MessageValues } from '@/lib/i18n/translator';

/**
 * Values of the domain's sentences made ready for the catalogue: codes and numbers as they are (a `select` or `plural`
 * needs them), days in the person's language, everything else is data and gets cleaned and isolated.
 */
export function valueWords(values: MessageValues = {}, locale: string): MessageValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (typeof value === 'number' || CODE_VALUES.has(name)) return [name, value];
      return [name, isDayValue(value) ? formatDay(value, locale) : isolated(value)];
    }),
  );
}
