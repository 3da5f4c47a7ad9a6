import type { GuidanceView } from '@/lib/domain/overview-types';
import type { MessageValues, Translator } from '@/lib/i18n/translator';
import { plainText, withoutIdleMarks } from './plain-text';

/**
 * The guidance sentence: the organisation's own text in the surface's language where it has one, else the standard one.
 *
 * @param values those of the view, made ready by the surface: days written out, names isolated, codes as they are.
 */
export function guidanceWords(
  { id, own }: Pick<GuidanceView, 'id' | 'own'>,
  values: MessageValues,
  translator: Translator,
): string {
  const { t, locale } = translator;
  const parts = guidanceParts(values, translator);
  const text = locale.startsWith('de') ? own?.de : own?.en;
  if (text === undefined) {
    const isUnowned = id === 'guidance.inUse' && values.ownerKnown === 'no';
    return t(isUnowned ? 'guidance.inUse.unowned' : id, parts);
  }
  const filled = plainText(text).replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(parts, name) ? String(parts[name]) : placeholder,
  );
  return withoutIdleMarks(filled, translator.dir);
}

/** What the placeholders of the sentences stand for, in words. */
function guidanceParts(values: MessageValues, { t }: Translator): MessageValues {
  const said: MessageValues = { date: values.date ?? '' };
  if (values.cause !== undefined) said.cause = t('guidance.part.cause', values);
  if (values.dimension !== undefined) said.dimension = t('guidance.part.dimension', values);
  if (values.status !== undefined) said.status = t('guidance.part.status', values);
  if (values.result !== undefined) said.result = t('guidance.part.result', values);
  if (values.ownerKnown !== undefined) {
    said.owner = values.ownerKnown === 'yes' ? (values.owner ?? '') : t('guidance.part.nobody');
  }
  return said;
}
