import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import { Button } from '../../pages/Button';
import form from '../../pages/form.module.css';
import { Notice } from '../../pages/Notice';
import { Problem } from '../../pages/Problem';
import styles from '../options.module.css';
import { ColumnHelp } from './ColumnHelp';
import { FilePick } from './FilePick';
import { ImportPreview } from './ImportPreview';
import { Progress } from './Progress';
import { useRuleImport } from './use-rule-import';

/** Takes rules from a file: looks at it first, shows what it would change, and writes all of it or nothing. */
export function ImportRules({ initiatives }: { initiatives: readonly InitiativeBrief[] }) {
  const { t } = useText();
  const { state, read, write, stop, forget } = useRuleImport();
  const pick = (label: string, variant: 'primary' | 'secondary') => (
    <FilePick label={label} accept=".csv,.tsv,.txt,.json" variant={variant} onPick={read} />
  );
  return (
    <section className={styles.panel} aria-labelledby="import-rules">
      <h2 id="import-rules">{t('options.data.import')}</h2>
      {state.step === 'idle' || state.step === 'stopped' || state.step === 'refused' ? (
        <>
          <p>{t('options.data.import.text')}</p>
          {state.step === 'stopped' ? (
            <Notice live="status">
              <p>{t('options.data.import.stopped')}</p>
            </Notice>
          ) : null}
          {state.step === 'refused' ? (
            <Problem
              problem={state.problem}
              heading={t('options.data.import.refused', { name: isolated(state.name) })}
            />
          ) : null}
          <div className={form.actions}>{pick(t('options.data.import.choose'), 'primary')}</div>
          <ColumnHelp />
        </>
      ) : state.step === 'preview' ? (
        <>
          <ImportPreview file={state.file} initiatives={initiatives} />
          <div className={form.actions}>
            {state.file.plan.problems.length === 0 && state.file.plan.changes.length > 0 ? (
              <Button variant="primary" onClick={() => write(state.file)}>
                {t('options.data.import.apply', { count: state.file.plan.changes.length })}
              </Button>
            ) : null}
            {pick(t('options.data.import.another'), 'secondary')}
            <Button variant="quiet" onClick={forget}>
              {t('page.cancel')}
            </Button>
          </div>
        </>
      ) : state.step === 'done' ? (
        <>
          <Notice tone="good" live="status" heading={t('options.data.import.done')}>
            <p>{t('options.data.import.done.text', { added: state.added, changed: state.changed })}</p>
            <p>
              <a href="#/rules">{t('options.data.import.toRules')}</a>
            </p>
          </Notice>
          <div className={form.actions}>{pick(t('options.data.import.another'), 'secondary')}</div>
        </>
      ) : (
        <Progress
          key={state.doing}
          words={t(`options.data.import.${state.doing}`, { name: isolated(state.name) })}
          share={state.share}
          onStop={stop}
        />
      )}
    </section>
  );
}
