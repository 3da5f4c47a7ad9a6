import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import type { ChangePlan } from '@/lib/domain/initiative';
import { partStamp } from '@/lib/domain/plan-parts';
import { ChooseField } from '../../pages/ChooseField';
import form from '../../pages/form.module.css';
import { TextField } from '../../pages/TextField';
import { CommandForm } from './CommandForm';
import { DayField } from './DayField';
import styles from './initiative.module.css';
import { ListEditor } from './ListEditor';
import { NumberField } from './NumberField';

type Word = ChangePlan['stakeholders'][number];
const STANCES = ['willing', 'neutral', 'skeptical', 'opposed'] as const satisfies readonly Word['stance'][];
const WAYS = ['self_attested', 'told', 'written'] as const satisfies readonly Word['how'][];

/** What somebody said, as it is typed: stance and source stay open until somebody chooses them. */
type Heard = Omit<Pick<Word, 'personOrName' | 'expressedAt' | 'byPersonId'>, never> & {
  who: string;
  stance: Word['stance'] | undefined;
  how: Word['how'] | undefined;
};

/** The people side, as one form: it is reviewed as a whole. */
export function ChangePlanForm({ dossier, onDone }: { dossier: InitiativeDossier; onDone: () => void }) {
  const { t } = useText();
  const { initiative, today, me, people } = dossier;
  const { change } = initiative;
  const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? id;
  const [asked, setAsked] = useState(false);
  const [words, setWords] = useState<Heard[]>(() =>
    change.stakeholders.map(({ personOrName, stance, expressedAt, how, byPersonId }) => ({
      personOrName,
      who: nameOf(personOrName),
      stance,
      expressedAt,
      how,
      byPersonId,
    })),
  );
  const [objections, setObjections] = useState(() =>
    change.objections.map(({ text, raisedOn, response = '', by = '' }) => ({ text, raisedOn, response, by })),
  );
  const [told, setTold] = useState(() => change.communications.map(({ on, what }) => ({ on, what })));
  const [planned, setPlanned] = useState(String(change.training.planned));
  const [done, setDone] = useState(String(change.training.done));
  const [reviewed, setReviewed] = useState(false);
  const meId = me?.id ?? '';
  const blank = {
    personOrName: '',
    who: '',
    stance: undefined,
    expressedAt: today,
    how: undefined,
    byPersonId: meId,
  };
  const heard = words.filter(({ who }) => who.trim());
  return (
    <CommandForm
      command="saveChangePlan"
      submit={t('initiative.save')}
      onDone={onDone}
      onCancel={onDone}
      isComplete={() => {
        setAsked(true);
        return heard.every(({ stance, how }) => stance && how);
      }}
      version={partStamp(initiative, 'change')}
      input={(basedOn) => ({
        initiativeId: initiative.id,
        basedOn,
        change: {
          // Never sent without a choice; what nobody chose would count for nothing.
          stakeholders: heard.map(({ who, personOrName, stance = 'neutral', how = 'told', ...word }) => ({
            personOrName: who === nameOf(personOrName) ? personOrName : who,
            stance,
            how,
            ...word,
          })),
          training: { planned: Number(planned), done: Number(done) },
          communications: told.filter(({ what }) => what.trim()),
          objections: objections
            .filter(({ text }) => text.trim())
            .map(({ text, raisedOn, response, by }) => ({
              text,
              raisedOn,
              ...(response.trim() && { response }),
              ...(by.trim() && { by }),
            })),
          ...(reviewed ? { reviewedOn: today } : change.reviewedOn && { reviewedOn: change.reviewedOn }),
        },
      })}
    >
      {() => (
        <>
          <ListEditor
            legend={t('initiative.change.stakeholders')}
            add={t('initiative.change.addStakeholder')}
            rows={words}
            blank={blank}
            onChange={setWords}
          >
            {(row, edit) => (
              <>
                <TextField
                  name="who"
                  label={t('initiative.change.who')}
                  value={row.who}
                  maxLength={120}
                  onChange={(who) => edit({ who, byPersonId: meId })}
                />
                <ChooseField
                  name="stance"
                  label={t('initiative.change.stance')}
                  error={
                    asked && row.who.trim() && !row.stance ? t('initiative.change.stance.missing') : undefined
                  }
                  value={row.stance}
                  options={STANCES.map((value) => ({ value, label: t(`stance.${value}`) }))}
                  onChange={(stance) => edit({ stance })}
                />
                <ChooseField
                  name="how"
                  label={t('initiative.change.how')}
                  error={asked && row.who.trim() && !row.how ? t('initiative.change.how.missing') : undefined}
                  value={row.how}
                  options={WAYS.map((value) => ({ value, label: t(`stanceHow.${value}`) }))}
                  onChange={(how) => edit({ how })}
                />
                <DayField
                  label={t('initiative.on')}
                  value={row.expressedAt}
                  max={today}
                  onChange={(expressedAt) => edit({ expressedAt })}
                />
              </>
            )}
          </ListEditor>
          <ListEditor
            legend={t('initiative.change.objections')}
            add={t('initiative.change.addObjection')}
            rows={objections}
            blank={{ text: '', raisedOn: today, response: '', by: '' }}
            onChange={setObjections}
          >
            {(row, edit) => (
              <>
                <TextField
                  name="objection"
                  label={t('initiative.change.objection')}
                  value={row.text}
                  maxLength={500}
                  rows={2}
                  onChange={(text) => edit({ text })}
                />
                <TextField
                  name="by"
                  label={t('initiative.change.who')}
                  value={row.by}
                  maxLength={120}
                  onChange={(by) => edit({ by })}
                />
                <TextField
                  name="response"
                  label={t('initiative.change.response')}
                  value={row.response}
                  maxLength={500}
                  rows={2}
                  onChange={(response) => edit({ response })}
                />
                <DayField
                  label={t('initiative.on')}
                  value={row.raisedOn}
                  max={today}
                  onChange={(raisedOn) => edit({ raisedOn })}
                />
              </>
            )}
          </ListEditor>
          <ListEditor
            legend={t('initiative.change.communications')}
            add={t('initiative.change.addCommunication')}
            rows={told}
            blank={{ on: today, what: '' }}
            onChange={setTold}
          >
            {(row, edit) => (
              <>
                <TextField
                  name="what"
                  label={t('initiative.change.what')}
                  value={row.what}
                  maxLength={280}
                  onChange={(what) => edit({ what })}
                />
                <DayField label={t('initiative.on')} value={row.on} onChange={(on) => edit({ on })} />
              </>
            )}
          </ListEditor>
          <div className={form.pair}>
            <NumberField label={t('initiative.change.planned')} value={planned} onChange={setPlanned} />
            <NumberField label={t('initiative.change.done')} value={done} onChange={setDone} />
          </div>
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={reviewed}
              onChange={(event) => setReviewed(event.target.checked)}
            />
            <span>{t('initiative.change.reviewedNow')}</span>
          </label>
        </>
      )}
    </CommandForm>
  );
}
