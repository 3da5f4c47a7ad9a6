import { plainText } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import type { StandingPrompt } from '@/lib/domain/prompts/prompt-state';
import { formatDay, formatPeriod } from '@/lib/i18n/formats';
import { CopyButton } from '../../pages/CopyButton';
import { Sentence } from '../../pages/Sentence';
import styles from './queue.module.css';

/**
 * To whom an overdue value is shown besides its owner, and for the owner a text to send them: nothing is sent from here,
 * and others see it when they look.
 */
export function EscalationText({ prompt }: { prompt: StandingPrompt }) {
  const { t, locale } = useText();
  const { escalation, period, as } = prompt;
  if (!escalation || !period) return null;
  const names = new Intl.ListFormat(locale).format(escalation.toNames);
  if (as !== 'owner') return <p className={styles.soft}>{t(`dashboard.queue.as.${as}`)}</p>;
  const message = t('dashboard.queue.message', {
    metric: plainText(prompt.title),
    initiative: plainText(prompt.initiativeName),
    period: formatPeriod(period.start, period.end, locale),
    on: formatDay(period.graceEnd, locale),
  });
  return (
    <>
      <p className={styles.soft}>
        <Sentence id="prompt.escalated" values={{ names, since: escalation.since }} />
      </p>
      <details className={styles.message}>
        <summary>{t('dashboard.queue.message.title')}</summary>
        <p className={styles.soft}>{t('dashboard.queue.message.hint')}</p>
        <blockquote>{message}</blockquote>
        <CopyButton text={message} />
      </details>
    </>
  );
}
