import type { Translator } from '@/lib/i18n/translator';
import { plainText } from './plain-text';

/** One version of a field in words. */
export function versionWords(field: string, value: unknown, { t }: Translator): string {
  if (field === 'phase') return t(`phase.${String(value)}`);
  if (field === 'rollout') return t(`rollout.${String(value)}`);
  if (field === 'status') return t(`status.${String(value)}`);
  if (typeof value === 'boolean') return t(value ? 'versions.active' : 'versions.inactive');
  const text = plainText(typeof value === 'string' ? value : '');
  return text === '' ? t('versions.empty') : text;
}

/** The name of a field; a rule is compared as a whole. */
export function versionField(field: string, { t, has }: Translator): string {
  const id = `versions.field.${field === '*' ? 'whole' : field}`;
  return has(id) ? t(id) : field;
}
