import { isolated } from '@/components/ui/plain-text';
import type { InitiativeOverview, Supplier } from '@/lib/domain/overview-types';
import type { Translator } from '@/lib/i18n/translator';

/** Who can supply something, by name where there is one such person. */
export function supplierWords(
  supplier: Supplier,
  { ownerName }: Pick<InitiativeOverview, 'ownerName'>,
  { t }: Translator,
): string {
  const who = t(`suppliedBy.${supplier}`);
  return supplier === 'business_owner' && ownerName
    ? t('sidebar.missing.person', { who, name: isolated(ownerName) })
    : who;
}
