import { Fragment } from 'react';
import { plainText } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import { CODE_VALUES, isDayValue } from '@/lib/domain/view-values';
import { formatDay, withAmount } from '@/lib/i18n/formats';

const START = '\ue000';
const END = '\ue001';

/**
 * A sentence of the catalogue with values that people typed. Each value keeps its own text direction, so
 * that a name cannot make the rest of the sentence read differently. Numbers and the domain's codes go in
 * as they are, for plurals and choices; days are written in the person's language.
 */
export function Sentence({ id, values }: { id: string; values: Record<string, string | number> }) {
  const { t, locale } = useText();
  const marked = Object.fromEntries(
    Object.entries(withAmount(values, locale)).map(([name, value]) => {
      if (typeof value === 'number' || CODE_VALUES.has(name)) return [name, value];
      return [name, isDayValue(value) ? formatDay(value, locale) : `${START}${plainText(value)}${END}`];
    }),
  );
  const [first = '', ...rest] = t(id, marked).split(START);
  return (
    <>
      {first}
      {rest.map((part, index) => {
        const end = part.indexOf(END);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence have no other identity
          <Fragment key={index}>
            <bdi>{part.slice(0, end)}</bdi>
            {part.slice(end + END.length)}
          </Fragment>
        );
      })}
    </>
  );
}
