import { FlameMark } from '@/components/ui/FlameMark';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { PanelAnswer } from '@/lib/messaging/panel';

/** The initiative this page belongs to, or the product's own name. */
export function PanelTitle({ answer }: { answer: PanelAnswer | undefined }) {
  const { t } = useText();
  const primary = answer?.primary;
  return (
    <div className="title">
      <FlameMark size="1.6em" />
      {primary ? (
        <h2 className="answer">
          <UserText className="title-name" text={primary.name} />
          <span className="title-key">
            <UserText text={primary.key} />
          </span>
        </h2>
      ) : (
        <h2>{t('sidebar.panel.name')}</h2>
      )}
    </div>
  );
}
