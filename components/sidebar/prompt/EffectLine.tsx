import { ArrowRight } from 'lucide-react';
import { standingWords } from '@/components/ui/effect-words';
import { useText } from '@/components/ui/text';
import type { SamplePreview } from '@/lib/domain/preview-sample';

/** What confirming would change: progress and status, before and after, in words. */
export function EffectLine({ preview }: { preview: SamplePreview | undefined }) {
  const translator = useText();
  const { t } = translator;
  const before = preview && standingWords(preview.before, translator);
  const after = preview && standingWords(preview.after, translator);
  return (
    <p className="prompt-effect" role="status">
      {before !== undefined && after !== undefined && (
        <>
          <span className="prompt-effect-word">{t('effect.title')}</span>
          {before === after ? (
            <span>{t('effect.stays', { standing: after })}</span>
          ) : (
            <span className="prompt-effect-step">
              <span>{before}</span>
              <ArrowRight size="1em" aria-label={t('effect.becomes')} />
              <strong>{after}</strong>
            </span>
          )}
        </>
      )}
    </p>
  );
}
