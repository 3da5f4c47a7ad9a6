import { FlameMark } from '@/components/ui/FlameMark';
import { isolated } from '@/components/ui/plain-text';
import { ToneIcon } from '@/components/ui/ToneIcon';
import { useText } from '@/components/ui/text';
import type { PanelAnswer } from '@/lib/messaging/panel';
import { dueMetrics } from './due-metrics';

/** The closed sidebar: a narrow tab that says by shape, and in its name by words, what is linked here. */
export function CollapsedTab({
  answer,
  onOpen,
  onFocusFrom,
}: {
  answer: PanelAnswer | undefined;
  onOpen: () => void;
  onFocusFrom: (element: EventTarget | null) => void;
}) {
  const { t } = useText();
  const primary = answer?.primary;
  const due = dueMetrics(answer).length;
  const what = primary
    ? t('sidebar.tab.linked', { name: isolated(primary.name), rollout: t(`rollout.${primary.rollout}`) })
    : t('sidebar.tab.neutral');
  const name = due > 0 ? t('sidebar.tab.due', { what, due }) : what;
  return (
    <button
      type="button"
      className="tab"
      data-tone={primary?.guidance.tone ?? 'neutral'}
      aria-label={t('sidebar.tab.open', { what: name })}
      title={name}
      onClick={onOpen}
      onFocus={(event) => onFocusFrom(event.relatedTarget)}
    >
      <FlameMark size="1.3em" />
      {primary && (
        <span className="answer tab-tone">
          <ToneIcon tone={primary.guidance.tone} size="1.2em" />
        </span>
      )}
      {due > 0 && <span className="answer tab-due" />}
    </button>
  );
}
