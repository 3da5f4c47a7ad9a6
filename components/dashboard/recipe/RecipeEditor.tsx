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
      <TextField
        label={t('dashboard.recipe.host')}
        hint={t('dashboard.recipe.host.hint')}
        name="host"
        maxLength={260}
        autoComplete="off"
        error={errors.get('host')}
        value={draft.host}
        onChange={(host) => change({ host })}
      />
      <TicketConditions
        legend={t('dashboard.recipe.population')}
        hint={t('dashboard.recipe.population.hint')}
        addLabel={t('dashboard.recipe.condition.add')}
        tool={draft.tool}
        conditions={draft.population}
        error={errors.get('population')}
        onChange={(population) => change({ population })}
      />
      {draft.value === 'duration' ? (
        <>
          <div className={form.pair}>
            <EventField
              label={t('dashboard.recipe.start')}
              name="start"
              tool={draft.tool}
              event={draft.start}
              error={errors.get('start')}
              onChange={(start) => change({ start })}
            />
            <EventField
              label={t('dashboard.recipe.end')}
              name="end"
              tool={draft.tool}
              event={draft.end}
              error={errors.get('end')}
              onChange={(end) => change({ end })}
            />
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
        <EventField
          label={t('dashboard.recipe.counts')}
          name="end"
          tool={draft.tool}
          event={draft.end}
          error={errors.get('end')}
          onChange={(end) => change({ end })}
        />
      )}
      {draft.value === 'field' ? (
        <TextField
          label={t('dashboard.recipe.valueField')}
          hint={t('dashboard.recipe.valueField.hint')}
          name="valueField"
          maxLength={80}
          autoComplete="off"
          error={errors.get('valueField')}
          value={draft.valueField ?? ''}
          onChange={(valueField) => change({ valueField })}
        />
      ) : null}
      {draft.value === 'flag_rate' ? (
        <TicketConditions
          legend={t('dashboard.recipe.flag')}
          addLabel={t('dashboard.recipe.condition.add')}
          tool={draft.tool}
          conditions={draft.flag ?? []}
          error={errors.get('flag')}
          onChange={(flag) => change({ flag })}
        />
      ) : null}
      <TicketConditions
        legend={t('dashboard.recipe.exclude')}
        addLabel={t('dashboard.recipe.exclude.add')}
        tool={draft.tool}
        conditions={draft.exclude}
        error={errors.get('exclude')}
        onChange={(exclude) => change({ exclude })}
      />
      <TextField
        label={t('dashboard.recipe.minN')}
        hint={t('dashboard.recipe.minN.hint')}
        name="minN"
        maxLength={5}
        autoComplete="off"
        value={draft.minN}
        onChange={(minN) => change({ minN })}
      />
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
