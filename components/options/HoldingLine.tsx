import { useText } from '@/components/ui/text';
import type { Holding } from '@/lib/domain/succession';
import { Sentence } from '../pages/Sentence';

/** One thing a person answers for, with the way to it. */
export function HoldingLine({ holding }: { holding: Holding }) {
  const { t } = useText();
  const { kind, initiativeId, initiativeName = '', name = '' } = holding;
  if (!initiativeId) return <span>{t('options.people.holds.reviewer.everywhere')}</span>;
  return (
    <a href={`/dashboard.html#/initiative/${initiativeId}`}>
      <Sentence id={`options.people.holds.${kind}`} values={{ initiative: initiativeName, name }} />
    </a>
  );
}
