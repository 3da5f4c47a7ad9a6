import { ToneIcon } from '@/components/ui/ToneIcon';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { GuidanceView } from '@/lib/domain/overview-types';
import { valueWords } from './value-words';

/** What the reader may do now: the one sentence that must not be missed. */
export function Guidance({ guidance: { id, values, override, tone } }: { guidance: GuidanceView }) {
  const { t, locale } = useText();
  const warns = tone === 'stop' || tone === 'caution';
  const sentence = t(id, valueWords(values, locale));
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
      </div>
    </section>
  );
}
