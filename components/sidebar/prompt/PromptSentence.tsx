import { useText } from '@/components/ui/text';
import type { StandingPrompt } from '@/lib/domain/prompts/prompt-state';
import { formatDay } from '@/lib/i18n/formats';
import { valueWords } from '../value-words';

/** The one sentence of a prompt, and to whom else it went. */
export function PromptSentence({ prompt }: { prompt: StandingPrompt }) {
  const { t, locale } = useText();
  const { sentence, escalation } = prompt;
  return (
    <div className="soft">
      <p>{t(sentence.id, valueWords(sentence.values, locale))}</p>
      {escalation && (
        <p>
          {t('prompt.escalated', {
            names: new Intl.ListFormat(locale).format(escalation.toNames),
            since: formatDay(escalation.since, locale),
          })}
        </p>
      )}
    </div>
  );
}
