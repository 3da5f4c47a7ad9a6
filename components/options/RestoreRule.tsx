import { useText } from '@/components/ui/text';
import type { Rule } from '@/lib/domain/mapping/rule';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import { ConfirmDialog } from '../pages/ConfirmDialog';
import { useCommand } from '../pages/use-command';
import { RuleDiff } from './RuleDiff';

/** Asks before an earlier version becomes the present one, and shows exactly what that changes. */
export function RestoreRule(props: {
  current: Rule;
  old: Rule | undefined;
  initiatives: readonly InitiativeBrief[];
  onClose: () => void;
}) {
  const { current, old, initiatives, onClose } = props;
  const { t } = useText();
  const restore = useCommand('restoreRule');
  const close = () => {
    restore.forget();
    onClose();
  };
  return (
    <ConfirmDialog
      open={old !== undefined}
      title={t('options.history.restore.title', { version: old?.version ?? 0 })}
      confirm={t('options.history.restore.confirm')}
      busy={restore.busy}
      problem={restore.problem}
      onConfirm={async () => {
        if (!old) return;
        const input = { ruleId: current.id, version: current.version, to: old.version };
        if (await restore.run(input)) close();
      }}
      onClose={close}
    >
      <p>{t('options.history.restore.text')}</p>
      {old ? <RuleDiff from={current} to={old} initiatives={initiatives} /> : null}
    </ConfirmDialog>
  );
}
