import { ToneIcon } from '@/components/ui/ToneIcon';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { StandingPrompt } from '@/lib/domain/prompts/prompt-state';
import { send } from '@/lib/messaging/client';
import { PromptSentence } from './PromptSentence';

/** Something that waits and is done elsewhere: one line, and the way there. */
export function OtherPrompt({ prompt, more }: { prompt: StandingPrompt; more: number }) {
  const { t } = useText();
  const isGrave = prompt.severity === 'safety';
  const open = () =>
    send(
      'openPage',
      prompt.action === 'open_rules'
        ? { page: 'options', view: 'rules' }
        : { page: 'dashboard', initiativeId: prompt.initiativeId },
    ).catch(() => {});
  return (
    <section
      className="prompt-other"
      data-grave={isGrave || undefined}
      aria-label={t('sidebar.prompt.other')}
    >
      <ToneIcon tone={isGrave ? 'stop' : 'neutral'} size="1.2em" />
      <div>
        {prompt.subject.entityType === 'metric' && (
          <p className="prompt-name">
            <UserText text={prompt.title} />
          </p>
        )}
        <PromptSentence prompt={prompt} />
        {more > 0 && <p className="soft">{t('sidebar.prompt.more', { more })}</p>}
        <button type="button" className="link" onClick={() => void open()}>
          {t('sidebar.prompt.open')}
        </button>
      </div>
    </section>
  );
}
