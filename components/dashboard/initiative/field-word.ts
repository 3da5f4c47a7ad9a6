import type { Translator } from '@/lib/i18n/translator';

/** A work item's field in words; one that a newer version introduced keeps its own name. */
export function fieldWord(name: string, { t, has }: Translator): string {
  return has(`page.field.${name}`) ? t(`page.field.${name}`) : name;
}
