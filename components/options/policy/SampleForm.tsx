import { useText } from '@/components/ui/text';
import { LOCKS } from '@/lib/domain/policy/policy';
import type { PolicyProblem } from '@/lib/domain/policy/read-policy';
import { ChoiceGroup } from '../../pages/ChoiceGroup';
import form from '../../pages/form.module.css';
import { Sentence } from '../../pages/Sentence';
import { TextField } from '../../pages/TextField';
import styles from '../options.module.css';
import type { SampleDraft } from './sample-draft';

const TEXTS = ['organisation', 'server', 'workspace', 'issuer', 'clientId', 'scope'] as const;
const ADDRESSES = ['updateUrl', 'installUrl'] as const;
const LANGUAGES = ['auto', 'en', 'de'] as const;

/** What the files are to say. An empty field stays out of them. */
export function SampleForm(props: {
  draft: SampleDraft;
  problems: readonly PolicyProblem[];
  /** Addresses of packages that are none. */
  wrong: readonly (keyof SampleDraft)[];
  onChange: (change: Partial<SampleDraft>) => void;
}) {
  const { draft, problems, wrong, onChange } = props;
  const { t } = useText();
  const problemAt = (field: string) => {
    const found = problems.find((one) => one.field === field);
    return found ? (
      <Sentence
        id={`options.policy.problem.${found.code}`}
        values={{ field: t(`options.policy.field.${field}`), seen: found.seen ?? '', resembles: '' }}
      />
    ) : undefined;
  };
  return (
    <div className={styles.panel}>
      <div className={form.pair}>
        {TEXTS.map((field) => (
          <TextField
            key={field}
            name={field}
            label={t(`options.policy.field.${field}`)}
            hint={t(`options.policy.hint.${field}`)}
            error={problemAt(field)}
            value={draft[field]}
            maxLength={300}
            autoComplete="off"
            onChange={(text) => onChange({ [field]: text })}
          />
        ))}
      </div>
      <fieldset className={form.group}>
        <legend>{t('options.policy.install')}</legend>
        <p className={form.hint}>{t('options.policy.install.text')}</p>
        <div className={form.pair}>
          {ADDRESSES.map((field) => (
            <TextField
              key={field}
              name={field}
              label={t(`options.policy.field.${field}`)}
              hint={t(`options.policy.hint.${field}`)}
              error={wrong.includes(field) ? t('options.policy.install.wrong') : undefined}
              value={draft[field]}
              maxLength={500}
              autoComplete="off"
              onChange={(text) => onChange({ [field]: text })}
            />
          ))}
        </div>
      </fieldset>
      <ChoiceGroup
        legend={t('options.policy.field.language')}
        value={draft.language}
        options={LANGUAGES.map((value) => ({ value, label: t(`options.language.${value}`) }))}
        onChange={(language) => onChange({ language })}
      />
      <fieldset className={styles.ticks}>
        <legend>{t('options.policy.field.locked')}</legend>
        {LOCKS.map((lock) => (
          <label key={lock} className={styles.tick}>
            <input
              type="checkbox"
              checked={draft.locked.includes(lock)}
              onChange={(event) =>
                onChange({
                  locked: LOCKS.filter((one) =>
                    one === lock ? event.target.checked : draft.locked.includes(one),
                  ),
                })
              }
            />
            <span>{t(`options.policy.lock.${lock}`)}</span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}
