import { isolated } from '@/components/ui/plain-text';
import type { Supplier } from '@/lib/domain/overview-types';
import type { Translator } from '@/lib/i18n/translator';

/** Who can supply something; the business owner by name while there is one. */
export function supplierName(
  supplier: Supplier,
  ownerName: string | undefined,
  { t }: Pick<Translator, 't'>,
): string {
  const who = t(`suppliedBy.${supplier}`);
  return supplier === 'business_owner' && ownerName
    ? t('dashboard.missing.person', { who, name: isolated(ownerName) })
    : who;
}
