import { LockKeyhole } from 'lucide-react';
import { useText } from '@/components/ui/text';
import { Sentence } from './Sentence';
import { usePolicy } from './use-policy';

/** Who set this, as part of a line of text: for the hint of a field that cannot be changed. */
export function SetByWords() {
  const { t } = useText();
  const organisation = usePolicy()?.policy.organisation;
  return (
    <>
      <LockKeyhole size="1em" aria-hidden="true" />{' '}
      <span>
        {organisation ? <Sentence id="page.setBy.name" values={{ organisation }} /> : t('page.setBy')}
      </span>
    </>
  );
}
