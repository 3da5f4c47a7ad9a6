import { plainText } from '@/components/ui/plain-text';
import type { Rewrite } from '@/lib/domain/vanity-rewrites';
import type { Translator } from '@/lib/i18n/translator';

const LONGEST_NAME = 120;

/** The name of a suggested metric: the initiative's own work, and what about it should get better. */
export function rewriteName({ kind, words }: Rewrite, { t }: Translator): string {
  const name = t(`rewrite.${kind}`, { work: plainText(words.work, 60), item: words.item });
  return name.length > LONGEST_NAME ? name.slice(0, LONGEST_NAME) : name;
}
