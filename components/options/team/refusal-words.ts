import { isolated } from '@/components/ui/plain-text';

import { readRefusal } from '@/lib/domain/server-refusal';
import type { Translator } from '@/lib/i18n/translator';
import type { RefusedChange } from '@/lib/store/reads/refused';

/** Why a change was refused, in the reader's language; a server's words that nobody knows are quoted as they are. */
export function refusalWords(
  { reason, detail = '', isResponsible }: Pick<RefusedChange, 'reason' | 'detail' | 'isResponsible'>,
  text: Translator,
) {
  const { t, locale } = text;
  const known = reason === 'forbidden' || reason === 'invalid' ? readRefusal(detail) : undefined;
  if (!known) return t(`options.team.refused.${reason}`, { detail: isolated(detail) });
  if (known.code === 'field' || known.code === 'unknownField') {
    return t(`options.team.refused.why.${known.code}`, { field: isolated(known.field) });
  }
  if (known.code !== 'role') return t(`options.team.refused.why.${known.code}`);
  if (isResponsible && known.writers.includes('owner')) return t('options.team.refused.why.unmatched');
  const writers = known.writers.map((writer) => t(`options.team.refused.writer.${writer}`));
  const list = new Intl.ListFormat(locale, { type: 'disjunction' });
  return t('options.team.refused.why.role', { writers: list.format(writers) });
}
