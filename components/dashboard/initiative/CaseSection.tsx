import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { formatDay, formatInstant } from '@/lib/i18n/formats';
import { Block } from './Block';
import { BuildForm } from './BuildForm';
import { CandidateForm } from './CandidateForm';
import { CandidatePlot } from './CandidatePlot';
import { CandidateTable } from './CandidateTable';
import styles from './initiative.module.css';
import { OfficesForm } from './OfficesForm';
import { OwnerAcceptance } from './OwnerAcceptance';

/** The right use case: workflows compared, one chosen, somebody who answers for it, and when building began. */
export function CaseSection({ dossier }: { dossier: InitiativeDossier }) {
  const { t, locale } = useText();
  const { initiative, candidates, can, people, timeZone } = dossier;
  const name = (id: string | undefined) => people.find((one) => one.id === id)?.name;
  const office = (label: string, id: string | undefined) => (
    <div>
      <dt>{label}</dt>
      <dd>{id === undefined ? '–' : <UserText text={name(id) ?? t('initiative.person.gone')} />}</dd>
    </div>
  );
  return (
    <>
      <Block
        title={t('initiative.case.candidates')}
        intro={t('initiative.case.candidates.intro')}
        edit={can.edit_plan ? t('initiative.case.add') : undefined}
        form={(close) => <CandidateForm dossier={dossier} onDone={close} />}
      >
        {candidates.length === 0 ? (
          <p className={styles.intro}>{t('initiative.case.none')}</p>
        ) : (
          <div className={styles.compare}>
            <CandidateTable dossier={dossier} />
            <CandidatePlot candidates={candidates} />
          </div>
        )}
        {initiative.choiceReason ? (
          <p>
            {t('initiative.case.because')} <UserText text={initiative.choiceReason} />
          </p>
        ) : null}
      </Block>
      <Block
        title={t('initiative.offices')}
        intro={t('initiative.offices.intro')}
        edit={can.edit_people ? t('initiative.offices.edit') : undefined}
        form={(close) => <OfficesForm dossier={dossier} onDone={close} />}
      >
        <dl className={styles.facts}>
          {office(t('initiative.offices.owner'), initiative.businessOwnerId)}
          {office(t('initiative.offices.runOwner'), initiative.runOwnerId)}
          {office(t('initiative.offices.itSponsor'), initiative.itSponsorId)}
          {office(t('initiative.offices.executive'), initiative.executiveSponsorId)}
          {initiative.delegateIds.map((id) => (
            <div key={id}>
              <dt>{t('initiative.offices.delegate')}</dt>
              <dd>
                <UserText text={name(id) ?? t('initiative.person.gone')} />
              </dd>
            </div>
          ))}
        </dl>
        <OwnerAcceptance dossier={dossier} />
      </Block>
      <Block
        title={t('initiative.build')}
        intro={t('initiative.build.intro')}
        edit={
          can.start_build
            ? t(initiative.buildStartedAt ? 'initiative.build.another' : 'initiative.build.edit')
            : undefined
        }
        form={(close) => <BuildForm dossier={dossier} onDone={close} />}
      >
        <p>
          {initiative.buildStartedAt
            ? t('initiative.build.since', { day: formatDay(initiative.buildStartedAt, locale) })
            : t('initiative.build.notYet')}
        </p>
        {(initiative.buildStarts?.length ?? 0) > 1 ? (
          <ul className={styles.small}>
            {initiative.buildStarts?.map(({ day, setAt, by }) => (
              <li key={setAt}>
                {t('initiative.build.entry', {
                  day: formatDay(day, locale),
                  at: formatInstant(setAt, locale, timeZone),
                  by: name(by) ?? '',
                })}
              </li>
            ))}
          </ul>
        ) : null}
      </Block>
    </>
  );
}
