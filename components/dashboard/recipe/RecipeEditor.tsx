import { type FormEvent, useRef, useState } from 'react';
import { useText } from '@/components/ui/text';
import type { MetricView } from '@/lib/domain/overview-types';
import { RECIPE_CALENDARS, type Recipe } from '@/lib/domain/recipe/recipe';
import { Button } from '../../pages/Button';
import { ChoiceGroup } from '../../pages/ChoiceGroup';
import form from '../../pages/form.module.css';
import { Problem } from '../../pages/Problem';
import { problemSentence } from '../../pages/problem-sentence';
import { TextField } from '../../pages/TextField';
import { useCommand } from '../../pages/use-command';
import { EventField } from './EventField';
import styles from './recipe.module.css';
import { draftOf, newDraft, RECIPE_TOOLS, recipeInput, withTool } from './recipe-draft';
import { recipeSentence } from './recipe-words';
import { TicketConditions } from './TicketConditions';

/**
 * How a metric is measured from tickets: which tickets, from which moment to which, and on whose clock. What it comes to
 * is said in a sentence below while it is being written.
 */
export function RecipeEditor(props: {
  metric: MetricView;
  recipe: Recipe | undefined;
  /** How many tickets the organisation wants behind a value. */
  minN: number | undefined;
  onDone: () => void;
}) {
  const { metric, recipe, minN, onDone } = props;
  const text = useText();
  const { t } = text;
  const element = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(() => (recipe ? draftOf(recipe) : newDraft(metric, minN)));
  const save = useCommand('saveRecipe');
  const change = (part: Partial<typeof draft>) => {
    save.forget();
    setDraft({ ...draft, ...part });
  };
  const input = recipeInput(draft, { metricId: metric.id, version: recipe?.version, status: 'active' });
  const errors = new Map(
    (save.problem?.problems ?? []).flatMap((one) =>
      one.field ? [[one.field, problemSentence(one, text)]] : [],
    ),
  );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await save.run(input)) return onDone();
    requestAnimationFrame(() =>
      element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
    );
  };
  const line = (name: 'host' | 'valueField' | 'minN', label: string, hint: string, maxLength: number) => (
    <TextField
      label={t(label)}
      hint={t(hint)}
      name={name}
      maxLength={maxLength}
      autoComplete="off"
      error={errors.get(name)}
      value={draft[name] ?? ''}
      onChange={(typed) => change({ [name]: typed })}
    />
  );
  const moment = (name: 'start' | 'end', label: string) => (
    <EventField
      label={t(label)}
      name={name}
      tool={draft.tool}
      event={draft[name]}
      error={errors.get(name)}
      onChange={(event) => change({ [name]: event })}
    />
  );
  const conditions = (
    name: 'population' | 'flag' | 'exclude',
    legend: string,
    addLabel: string,
    hint?: string,
  ) => (
    <TicketConditions
      legend={t(legend)}
      {...(hint && { hint: t(hint) })}
      addLabel={t(addLabel)}
      tool={draft.tool}
      conditions={draft[name] ?? []}
      error={errors.get(name)}
      onChange={(changed) => change({ [name]: changed })}
    />
  );
  return (
    <form ref={element} className={form.form} noValidate onSubmit={submit}>
      <ChoiceGroup
        legend={t('dashboard.recipe.tool')}
        value={draft.tool}
        options={RECIPE_TOOLS.map((value) => ({ value, label: t(`page.tool.${value}`) }))}
        onChange={(tool) => {
          save.forget();
          setDraft(withTool(draft, tool));
        }}
        error={errors.get('tool')}
      />
      {line('host', 'dashboard.recipe.host', 'dashboard.recipe.host.hint', 260)}
      {conditions(
        'population',
        'dashboard.recipe.population',
        'dashboard.recipe.condition.add',
        'dashboard.recipe.population.hint',
      )}
      {draft.value === 'duration' ? (
        <>
          <div className={form.pair}>
            {moment('start', 'dashboard.recipe.start')}
            {moment('end', 'dashboard.recipe.end')}
          </div>
          <ChoiceGroup
            legend={t('dashboard.recipe.calendar')}
            hint={t('dashboard.recipe.calendar.hint')}
            value={draft.calendar}
            options={RECIPE_CALENDARS.map((value) => ({
              value,
              label: t(`dashboard.recipe.calendar.${value}`),
            }))}
            onChange={(calendar) => change({ calendar })}
          />
        </>
      ) : (
        moment('end', 'dashboard.recipe.counts')
      )}
      {draft.value === 'field'
        ? line('valueField', 'dashboard.recipe.valueField', 'dashboard.recipe.valueField.hint', 80)
        : null}
      {draft.value === 'flag_rate'
        ? conditions('flag', 'dashboard.recipe.flag', 'dashboard.recipe.condition.add')
        : null}
      {conditions('exclude', 'dashboard.recipe.exclude', 'dashboard.recipe.exclude.add')}
      {line('minN', 'dashboard.recipe.minN', 'dashboard.recipe.minN.hint', 5)}
      <p className={styles.sentence}>
        <span className={styles.label}>{t('dashboard.recipe.says')}</span>
        {recipeSentence(input, text)}
      </p>
      <Problem problem={save.problem} shownAtFields={FIELDS} />
      <div className={form.actions}>
        <Button type="submit" variant="primary" busy={save.busy}>
          {t('dashboard.recipe.save')}
        </Button>
        <Button onClick={onDone}>{t('dashboard.recipe.cancel')}</Button>
      </div>
    </form>
  );
}

/** Fields that show their own problems. */
const FIELDS = ['tool', 'host', 'population', 'start', 'end', 'valueField', 'flag', 'exclude'];
