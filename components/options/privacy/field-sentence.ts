import type { RecordClass } from '@/lib/domain/record-classes';
import type { Translator } from '@/lib/i18n/translator';

/** The sentence for a field: one of its own where the name means something else in this kind of record. */
export const fieldKey = (cls: RecordClass, field: string, { has }: Pick<Translator, 'has'>): string =>
  has(`privacy.field.${cls}.${field}`) ? `privacy.field.${cls}.${field}` : `privacy.field.${field}`;

/** What a field of a record is, in plain words. */
export const fieldSentence = (cls: RecordClass, field: string, text: Translator): string =>
  text.t(fieldKey(cls, field, text));
