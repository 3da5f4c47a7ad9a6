import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { MatchExplanation } from '@/lib/domain/mapping/rule';
import { fieldName, valueText } from './explanation-words';

/** The fields that were read of the page, each with its value and where it stood. */
export function ReadFields({ context }: { context: MatchExplanation['context'] }) {
  const translator = useText();
  const { t } = translator;
  return (
    <dl className="context">
      {context.map(({ field, value, source }) => (
        <div key={field}>
          <dt>{fieldName(field, translator)}</dt>
          <dd>
            <UserText text={valueText(value) || t('sidebar.context.empty')} />
            <span className="soft"> ({t(`sidebar.source.${source}`)})</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
