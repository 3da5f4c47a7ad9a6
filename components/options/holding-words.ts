import { isolated } from '@/components/ui/plain-text';
import type { Holding } from '@/lib/domain/succession';
import type { Translator } from '@/lib/i18n/translator';

/** Tells the things that one person answers for apart. */
export const holdingKey = ({ kind, initiativeId, metricId, name }: Holding): string =>
  [kind, initiativeId, metricId, name].join('/');

/** One thing that a person answers for, where no link can stand. */
export function holdingWords(
  { kind, initiativeId, initiativeName = '', name = '' }: Holding,
  { t }: Pick<Translator, 't'>,
): string {
  if (!initiativeId) return t('options.people.holds.reviewer.everywhere');
  return t(`options.people.holds.${kind}`, { initiative: isolated(initiativeName), name: isolated(name) });
}
