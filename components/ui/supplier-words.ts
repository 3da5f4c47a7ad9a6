import type { CriterionView, Supplier, SupplierNames } from '@/lib/domain/overview-types';
import type { Translator } from '@/lib/i18n/translator';
import { isolated } from './plain-text';

/** So many names stand in a line; of a longer list it is said how many more there are. */
const NAMED = 3;

/** Who can supply something: by name where somebody is known, and otherwise what to do so that there is somebody. */
export function supplierWords(
  supplier: Supplier,
  suppliers: SupplierNames,
  { t, has, locale }: Pick<Translator, 't' | 'has' | 'locale'>,
): string {
  const known = suppliers[supplier] ?? [];
  const who = t(`suppliedBy.${supplier}`);
  if (known.length === 0) return has(`suppliedBy.${supplier}.none`) ? t(`suppliedBy.${supplier}.none`) : who;
  const shown = known.slice(0, NAMED).map(isolated);
  const names = new Intl.ListFormat(locale, { type: 'disjunction' }).format(shown);
  return known.length > NAMED
    ? t('suppliedBy.named.more', { who, names: shown.join(', '), count: known.length - NAMED })
    : t('suppliedBy.named', { who, names });
}

/** The missing things of one criterion under the one who can supply them, in the order in which they come. */
export function bySupplier({ missing, suppliedBy }: Pick<CriterionView, 'missing' | 'suppliedBy'>) {
  const suppliers = [...new Set(missing.map((item) => item.suppliedBy))];
  return (suppliers.length > 0 ? suppliers : [suppliedBy]).map((supplier) => ({
    supplier,
    items: missing.filter((item) => item.suppliedBy === supplier),
  }));
}
