import { useText } from '@/components/ui/text';
import { Notice } from '../../pages/Notice';
import { RestorePreview } from './RestorePreview';
import { RESTORE_STEPS } from './restore-steps';
import { TakeInFile } from './TakeInFile';

/** Puts a saved backup in the place of what is here: looks at it first, then all of it or nothing. */
export function RestoreWorkspace() {
  const { t } = useText();
  return (
    <TakeInFile
      id="restore-workspace"
      title={t('options.backup.restore')}
      accept=".json"
      steps={RESTORE_STEPS}
      words={(doing, name) => t(`options.backup.doing.${doing}`, { name })}
      intro={<p>{t('options.backup.restore.text')}</p>}
      preview={(file, name) => <RestorePreview file={file} name={name} />}
      apply={({ checked, difference }) =>
        checked.problems.length > 0
          ? undefined
          : difference.here === 0
            ? { label: t('options.backup.apply') }
            : { label: t('options.backup.replace'), danger: true }
      }
      done={() => (
        <Notice tone="good" live="status" heading={t('options.backup.done')}>
          <p>{t('options.backup.done.text')}</p>
          <p>
            <a href="/dashboard.html">{t('options.backup.toDashboard')}</a>
          </p>
        </Notice>
      )}
    />
  );
}
