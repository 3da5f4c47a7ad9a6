import { LockKeyhole } from 'lucide-react';
import { useText } from '@/components/ui/text';
import styles from './notice.module.css';
import { Sentence } from './Sentence';
import { usePolicy } from './use-policy';

/** Who set this, where a person cannot change it. Beside the control that it explains. */
export function SetBy() {
  const { t } = useText();
  const organisation = usePolicy()?.policy.organisation;
  return (
    <p className={styles.setBy}>
      <LockKeyhole size="1em" aria-hidden="true" />
      <span>
        {organisation ? <Sentence id="page.setBy.name" values={{ organisation }} /> : t('page.setBy')}
      </span>
    </p>
  );
}
