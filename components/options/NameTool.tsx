import { useText } from '@/components/ui/text';
import { Button } from '../pages/Button';
import { Problem } from '../pages/Problem';
import { useCommand } from '../pages/use-command';
import { WORK_TOOLS } from '../pages/work-tools';
import styles from './options.module.css';

/** Asks which tool runs on a site that may be read: until that is known, nothing is. */
export function NameTool({ host, onChange }: { host: string; onChange: () => Promise<void> }) {
  const { t } = useText();
  const add = useCommand('addSite');
  return (
    <div className={styles.rowWide}>
      <fieldset className={styles.headingActions}>
        <legend className={styles.soft}>{t('options.addSite.tool')}</legend>
        {WORK_TOOLS.map((tool) => (
          <Button key={tool} busy={add.busy} onClick={() => add.run({ host, tool }).then(onChange)}>
            {t(`page.tool.${tool}`)}
          </Button>
        ))}
      </fieldset>
      <Problem problem={add.problem} />
    </div>
  );
}
