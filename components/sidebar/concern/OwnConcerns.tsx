import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { formatInstant } from '@/lib/i18n/formats';
import { usePanel } from '../panel-context';

/** The person's own concerns here, and who has received or answered them. */
export function OwnConcerns() {
  const { t, locale } = useText();
  const { ownConcerns = [], timeZone } = usePanel().answer;
  if (ownConcerns.length === 0) return null;
  const at = (instant: string) => formatInstant(instant, locale, timeZone);
  return (
    <ul className="kept">
      {ownConcerns.map((concern) => (
        <li key={concern.id}>
          <p>
            <UserText text={concern.text} />
          </p>
          <p className="soft">
            {concern.answer
              ? t('sidebar.concern.answered', { name: concern.answer.byName, at: at(concern.answer.at) })
              : concern.received[0]
                ? t('sidebar.concern.received', {
                    name: concern.received[0].byName,
                    at: at(concern.received[0].at),
                  })
                : t('sidebar.concern.waiting', { at: at(concern.raisedAt) })}
          </p>
          {concern.answer && (
            <p>
              <UserText text={concern.answer.text} />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
