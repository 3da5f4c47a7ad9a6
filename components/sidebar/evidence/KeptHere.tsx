import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { fieldName } from '../explanation-words';
import { usePanel } from '../panel-context';

/** What was kept of this very ticket or page before, and whether it still shows the same. */
export function KeptHere() {
  const translator = useText();
  const { t } = translator;
  const { evidenceHere = [] } = usePanel().answer;
  if (evidenceHere.length === 0) return null;
  return (
    <ul className="kept">
      {evidenceHere.map(({ id, title, changed }) => (
        <li key={id}>
          <UserText text={title} />{' '}
          <StatusBadge tone={changed.length > 0 ? 'caution' : 'good'} quiet>
            {changed.length > 0
              ? t('sidebar.evidence.changed', {
                  fields: changed.map((name) => fieldName(name, translator)).join(', '),
                })
              : t('sidebar.evidence.same')}
          </StatusBadge>
        </li>
      ))}
    </ul>
  );
}
