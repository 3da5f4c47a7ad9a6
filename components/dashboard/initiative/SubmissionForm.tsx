import { useState } from 'react';
import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import type { DimensionCase, InitiativeDossier } from '@/lib/domain/dossier-types';
import { formatInstantDay } from '@/lib/i18n/formats';
import { ChooseField } from '../../pages/ChooseField';
import { rolloutName } from '../../pages/words';
import { CheckGroup } from './CheckGroup';
import { CommandForm } from './CommandForm';
import styles from './initiative.module.css';

const ROLLOUTS = ['pilot', 'limited', 'production'] as const;

/** Hands the evidence of a dimension in for review. */
export function SubmissionForm(props: {
  dossier: InitiativeDossier;
  dimension: DimensionCase;
  onDone: () => void;
}) {
  const { dossier, dimension, onDone } = props;
  const text = useText();
  const { t, locale } = text;
  const [evidenceIds, setIds] = useState(dimension.evidence.map(({ id }) => id));
  const [requestedMaxRollout, setRollout] = useState<(typeof ROLLOUTS)[number]>();
  const [asked, setAsked] = useState(false);
  return (
    <CommandForm
      command="submitEvidence"
      submit={t('initiative.review.submit.now')}
      fields={[]}
      isComplete={() => {
        setAsked(true);
        return requestedMaxRollout !== undefined;
      }}
      onDone={onDone}
      onCancel={onDone}
      input={() => ({
        initiativeId: dossier.initiative.id,
        dimension: dimension.view.dimension,
        evidenceIds,
        // Never sent without a choice; the narrowest use asks for least.
        requestedMaxRollout: requestedMaxRollout ?? 'pilot',
      })}
    >
      {() => (
        <>
          {dimension.evidence.length === 0 ? (
            <p className={styles.small}>{t('initiative.review.noEvidence')}</p>
          ) : (
            <CheckGroup
              legend={t('initiative.review.which')}
              values={evidenceIds}
              options={dimension.evidence.map(({ id, title, kind, filedAt }) => ({
                value: id,
                label: t('initiative.review.which.item', {
                  title: isolated(title),
                  kind: t(`evidenceKind.${kind}`),
                  day: formatInstantDay(filedAt, locale, dossier.timeZone),
                }),
              }))}
              onChange={setIds}
            />
          )}
          <ChooseField
            name="requestedMaxRollout"
            label={t('initiative.review.askedFor')}
            error={asked && !requestedMaxRollout ? t('initiative.review.askedFor.missing') : undefined}
            value={requestedMaxRollout}
            options={ROLLOUTS.map((value) => ({ value, label: rolloutName(value, text) }))}
            onChange={setRollout}
          />
        </>
      )}
    </CommandForm>
  );
}
