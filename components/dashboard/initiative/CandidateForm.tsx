import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { InitiativeDossier, RankedCandidate } from '@/lib/domain/dossier-types';
import { candidateStamp } from '@/lib/domain/plan-parts';
import { ChoiceGroup } from '../../pages/ChoiceGroup';
import { ChooseField } from '../../pages/ChooseField';
import form from '../../pages/form.module.css';
import { TextField } from '../../pages/TextField';
import { CommandForm } from './CommandForm';
import { NumberField } from './NumberField';

const SCORES = ['1', '2', '3', '4', '5'] as const;
const VARIES = ['same', 'mostly_same', 'varies'] as const;

/** A workflow that could be chosen: how much it hurts, how often it comes up, what it would bring and cost. */
export function CandidateForm(props: {
  dossier: InitiativeDossier;
  candidate?: RankedCandidate;
  onDone: () => void;
}) {
  const { dossier, candidate, onDone } = props;
  const { initiative } = dossier;
  const { t } = useText();
  const [name, setName] = useState(candidate?.name ?? '');
  const [volume, setVolume] = useState(candidate?.volumePerMonth?.toString() ?? '');
  const [stepsVary, setStepsVary] = useState(candidate?.stepsVary);
  const [source, setSource] = useState(candidate?.source ?? '');
  const [scores, setScores] = useState({
    frictionScore: candidate?.frictionScore,
    impact: candidate?.impact,
    complexity: candidate?.complexity,
  });
  const [asked, setAsked] = useState(false);
  const score = (field: keyof typeof scores, label: string, missing: string) => (
    <ChoiceGroup
      legend={label}
      value={scores[field]?.toString()}
      error={asked && scores[field] === undefined ? missing : undefined}
      options={SCORES.map((value) => ({ value: value as string, label: value }))}
      onChange={(value) => setScores({ ...scores, [field]: Number(value) })}
    />
  );
  return (
    <CommandForm
      command="saveCandidate"
      submit={t('initiative.save')}
      fields={['candidate.name']}
      onDone={onDone}
      onCancel={onDone}
      isComplete={() => {
        setAsked(true);
        return stepsVary !== undefined && Object.values(scores).every((value) => value !== undefined);
      }}
      version={candidateStamp(initiative, candidate?.id)}
      input={(basedOn) => ({
        initiativeId: initiative.id,
        basedOn,
        candidate: {
          ...(candidate && { id: candidate.id }),
          name,
          // Never sent without a choice; zero is none.
          frictionScore: scores.frictionScore ?? 0,
          impact: scores.impact ?? 0,
          complexity: scores.complexity ?? 0,
          ...(volume && { volumePerMonth: Number(volume) }),
          stepsVary: stepsVary ?? 'varies',
          source,
        },
      })}
    >
      {(problem) => (
        <>
          <TextField
            name="name"
            label={t('initiative.candidate.name')}
            hint={t('initiative.candidate.name.hint')}
            error={problem('candidate.name')}
            value={name}
            maxLength={120}
            onChange={setName}
          />
          {score(
            'frictionScore',
            t('initiative.candidate.friction'),
            t('initiative.candidate.friction.missing'),
          )}
          {score('impact', t('initiative.candidate.impact'), t('initiative.candidate.impact.missing'))}
          {score(
            'complexity',
            t('initiative.candidate.complexity'),
            t('initiative.candidate.complexity.missing'),
          )}
          <div className={form.pair}>
            <NumberField label={t('initiative.candidate.volume')} value={volume} onChange={setVolume} />
            <ChooseField
              name="stepsVary"
              label={t('initiative.candidate.steps')}
              error={asked && !stepsVary ? t('initiative.candidate.steps.missing') : undefined}
              value={stepsVary}
              options={VARIES.map((value) => ({ value, label: t(`stepsVary.${value}`) }))}
              onChange={setStepsVary}
            />
          </div>
          <TextField
            name="source"
            label={t('initiative.candidate.source')}
            value={source}
            maxLength={280}
            onChange={setSource}
          />
        </>
      )}
    </CommandForm>
  );
}
