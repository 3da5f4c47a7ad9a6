import { Fragment, type ReactNode } from 'react';
import { bySupplier, supplierWords } from '@/components/ui/supplier-words';
import { useText } from '@/components/ui/text';
import type { CriterionView, SupplierNames } from '@/lib/domain/overview-types';
import { Sentence } from '../pages/Sentence';
import styles from './dashboard.module.css';

/** What one criterion lacks, and by name who can supply it. */
export function MissingItems(props: {
  criterion: Pick<CriterionView, 'missing' | 'suppliedBy'>;
  suppliers: SupplierNames;
  /** Behind the last supplier: the way to where it can be supplied. */
  action?: ReactNode;
}) {
  const { criterion, suppliers, action } = props;
  const text = useText();
  const { t } = text;
  const groups = bySupplier(criterion);
  return groups.map(({ supplier, items }, index) => (
    <Fragment key={supplier}>
      {items.map(({ id, values = {} }) => (
        <p key={`${id}${JSON.stringify(values)}`}>
          <Sentence id={id} values={values} />
        </p>
      ))}
      <p className={styles.small}>
        {supplier === 'nobody_itself'
          ? t('dashboard.missing.itself')
          : t('dashboard.missing.by', { who: supplierWords(supplier, suppliers, text) })}{' '}
        {index === groups.length - 1 ? action : null}
      </p>
    </Fragment>
  ));
}
