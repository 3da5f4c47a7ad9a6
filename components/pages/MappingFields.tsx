import { useText } from '@/components/ui/text';
import { ChoiceGroup } from './ChoiceGroup';
import type { DraftFieldsProps } from './draft-fields-props';
import styles from './form.module.css';
import { withSite } from './pasted-address';
import { TextField } from './TextField';
import { WORK_TOOLS } from './work-tools';

/** Where the initiative's work happens: tool, site, and project, table or space. May be left empty. */
export function MappingFields({ draft, problems, onChange }: DraftFieldsProps) {
  const { t } = useText();
  return (
    <fieldset className={styles.group}>
      <legend>{t('page.initiative.mapping')}</legend>
      <p className={styles.hint}>{t('page.initiative.mapping.hint')}</p>
      <TextField
        name="host"
        label={t('page.initiative.host')}
        hint={t('page.initiative.host.hint')}
        error={problems.host}
        value={draft.host}
        autoComplete="off"
        onChange={(host) => onChange(withSite(host, draft))}
      />
      <ChoiceGroup
        legend={t('page.initiative.tool')}
        value={draft.tool}
        options={WORK_TOOLS.map((value) => ({ value, label: t(`page.tool.${value}`) }))}
        onChange={(tool) => onChange({ tool })}
      />
      <TextField
        name="container"
        label={t(`page.initiative.container.${draft.tool}`)}
        hint={t(`page.initiative.container.${draft.tool}.hint`)}
        error={problems.container}
        value={draft.container}
        maxLength={200}
        autoComplete="off"
        onChange={(container) => onChange({ container })}
      />
    </fieldset>
  );
}
