import { isolated, plainText } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import { Button } from '../pages/Button';
import { ChoiceGroup } from '../pages/ChoiceGroup';
import { SelectField } from '../pages/SelectField';
import type { RuleDraft } from './rule-draft';

const EFFECTS = ['include', 'exclude'] as const;

/** What the rule does with the pages it describes, and for which initiative. */
export function RuleTarget(props: {
  draft: RuleDraft;
  initiatives: readonly InitiativeBrief[];
  error: string | undefined;
  onChange: (draft: RuleDraft) => void;
  onAddInitiative: () => void;
}) {
  const { draft, initiatives, error, onChange, onAddInitiative } = props;
  const { t } = useText();
  return (
    <>
      <ChoiceGroup
        legend={t('options.rule.effect')}
        value={draft.effect}
        options={EFFECTS.map((value) => ({ value, label: t(`options.rule.effect.${value}`) }))}
        onChange={(effect) => onChange({ ...draft, effect })}
      />
      <SelectField
        name="initiative"
        label={t('options.rule.initiative')}
        hint={initiatives.length === 0 ? t('options.rule.initiative.none') : undefined}
        error={error}
        value={draft.initiativeId}
        options={[
          {
            value: '',
            label: t(
              draft.effect === 'exclude' ? 'options.rule.initiative.all' : 'options.rule.initiative.choose',
            ),
          },
          ...initiatives.map(({ id, name, key }) => ({
            value: id,
            label: `${isolated(name)} (${plainText(key)})`,
          })),
        ]}
        onChange={(initiativeId) => onChange({ ...draft, initiativeId })}
      />
      <div>
        <Button variant={initiatives.length === 0 ? 'secondary' : 'quiet'} onClick={onAddInitiative}>
          {t('options.initiatives.add')}
        </Button>
      </div>
    </>
  );
}
