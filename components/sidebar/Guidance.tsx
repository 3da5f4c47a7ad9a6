import { guidanceWords } from '@/components/ui/guidance-words';
import { StatusDetails } from '@/components/ui/StatusDetails';
import { ToneIcon } from '@/components/ui/ToneIcon';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { InitiativeOverview } from '@/lib/domain/overview-types';
import { valueWords } from './value-words';

/** What the reader may do now: the one sentence that must not be missed, and how it stands with a rest or an end. */
export function Guidance({ initiative }: { initiative: InitiativeOverview }) {
  const translator = useText();
  const { t, locale } = translator;
  const { guidance } = initiative;
  const { values, override, tone } = guidance;
  const warns = tone === 'stop' || tone === 'caution';
  const sentence = guidanceWords(guidance, valueWords(values, locale), translator);
  return (
    <section className="guidance" data-tone={tone} aria-label={t('sidebar.guidance')}>
      <ToneIcon tone={tone} size="1.6em" />
      <div>
        <p className="guidance-sentence">{override && !warns ? <UserText text={override} /> : sentence}</p>
        {override && warns && (
          <p>
            <UserText text={override} />
          </p>
        )}
        <StatusDetails initiative={initiative} below={guidance} />
      </div>
    </section>
  );
}
