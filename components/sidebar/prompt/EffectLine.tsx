import { ArrowRight } from 'lucide-react';
import { useText } from '@/components/ui/text';
import type { SamplePreview } from '@/lib/domain/preview-sample';
import type { Translator } from '@/lib/i18n/translator';

/** What confirming would change: progress and status, before and after, in words. */
export function EffectLine({ preview }: { preview: SamplePreview | undefined }) {
  const translator = useText();
  const { t } = translator;
  const before = preview && standing(preview.before, translator);
  const after = preview && standing(preview.after, translator);
  return (
    <p className="prompt-effect" role="status">
      {before !== undefined && after !== undefined && (
        <>
          <span className="prompt-effect-word">{t('sidebar.prompt.effect')}</span>
          {before === after ? (
            <span>{t('sidebar.prompt.effect.stays', { standing: after })}</span>
          ) : (
            <span className="prompt-effect-step">
              <span>{before}</span>
              <ArrowRight size="1em" aria-label={t('sidebar.prompt.effect.becomes')} />
              <strong>{after}</strong>
            </span>
          )}
        </>
      )}
    </p>
  );
}

function standing({ progress, status }: SamplePreview['before'], { t, locale }: Translator): string {
  const word = t(`metricStatus.${status}`);
  if (progress === null) return word;
  const format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const percent = format.format(progress).replace('-', '\u2212');
  return t('sidebar.prompt.effect.standing', { percent, status: word });
}
