import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import type { Tone } from '@/components/ui/tones';
import { UserText } from '@/components/ui/UserText';
import type { InitiativeDossier, TierView } from '@/lib/domain/dossier-types';
import { formatDay, formatInstant } from '@/lib/i18n/formats';
import { Block } from './Block';
import styles from './initiative.module.css';
import { OutsideLink } from './OutsideLink';
import { ScopeForm } from './ScopeForm';
import { TierForm } from './TierForm';

const TONES: Record<TierView['tier'], Tone> = {
  minimal: 'good',
  limited: 'neutral',
  high: 'caution',
  unacceptable: 'stop',
};

/** What it does, to whom and with what; the risk tier that follows from that, and why. */
export function ScopeSection({ dossier }: { dossier: InitiativeDossier }) {
  const { t, locale } = useText();
  const { initiative, tier, can, timeZone, people } = dossier;
  const { scope } = initiative;
  const fact = (label: string, values: readonly string[]) => (
    <div>
      <dt>{label}</dt>
      <dd>{values.length === 0 ? '–' : values.join(', ')}</dd>
    </div>
  );
  const named = (label: string, list: typeof scope.inputs) => (
    <div>
      <dt>{label}</dt>
      {list.length === 0 ? <dd>–</dd> : null}
      {list.map(({ name, exampleRef }) => (
        <dd key={name}>
          <UserText text={name} />
          {exampleRef ? (
            <>
              {' · '}
              <OutsideLink url={exampleRef.url} title={t('initiative.scope.example')} />
            </>
          ) : null}
        </dd>
      ))}
    </div>
  );
  return (
    <>
      <Block
        title={t('initiative.tier')}
        intro={t('initiative.tier.intro')}
        edit={can.decide_as_reviewer ? t('initiative.tier.edit') : undefined}
        form={(close) => <TierForm dossier={dossier} onDone={close} />}
      >
        <p>
          <StatusBadge tone={TONES[tier.tier]}>{t(`initiative.tier.${tier.tier}`)}</StatusBadge>
        </p>
        <ul>
          {tier.reasons.length === 0 ? <li>{t('initiative.tier.noReason')}</li> : null}
          {tier.reasons.map((reason) => (
            <li key={reason}>{t(`tierReason.${reason}`)}</li>
          ))}
          {tier.raisedReason ? (
            <li>
              {t('initiative.tier.raised')} <UserText text={tier.raisedReason} />
            </li>
          ) : null}
        </ul>
        <p className={styles.small}>
          {tier.validityDays === undefined
            ? t('initiative.tier.noApproval')
            : t('initiative.tier.validity', { days: tier.validityDays })}
        </p>
      </Block>
      <Block
        title={t('initiative.scope')}
        intro={t('initiative.scope.intro')}
        edit={can.edit_scope ? t('initiative.scope.edit') : undefined}
        form={(close) => <ScopeForm dossier={dossier} onDone={close} />}
      >
        <dl className={styles.facts}>
          {named(t('initiative.scope.inputs'), scope.inputs)}
          {named(t('initiative.scope.outputs'), scope.outputs)}
          {fact(t('change.decision_role'), [t(`change.decision_role.${scope.decisionRole}`)])}
          {fact(
            t('change.affects'),
            scope.affects.map((one) => t(`change.affects.${one}`)),
          )}
          {fact(
            t('change.data_classes'),
            scope.dataClasses.map((one) => t(`change.data_classes.${one}`)),
          )}
          {fact(
            t('change.domain_flags'),
            scope.domainFlags.map((one) => t(`change.domain_flags.${one}`)),
          )}
          {fact(
            t('change.surface'),
            scope.surfaces.map(({ tool, kind, retireBy }) =>
              [
                t(`change.surface.${tool}/${kind}`),
                retireBy ? t('initiative.scope.retireBy', { day: formatDay(retireBy, locale) }) : '',
              ]
                .filter(Boolean)
                .join(' '),
            ),
          )}
          {fact(
            t('change.model_name'),
            scope.modelRef
              ? [`${scope.modelRef.provider} ${scope.modelRef.name} ${scope.modelRef.version}`]
              : [],
          )}
          {fact(
            t('change.instructions_version'),
            scope.instructionsVersion ? [scope.instructionsVersion] : [],
          )}
          {fact(
            t('change.exposed_headcount'),
            scope.exposedHeadcount === undefined ? [] : [String(scope.exposedHeadcount)],
          )}
        </dl>
        {initiative.scopeLog?.length ? (
          <details className={styles.fold}>
            <summary>{t('initiative.scope.log', { count: initiative.scopeLog.length })}</summary>
            <ul className={styles.rows}>
              {[...initiative.scopeLog].reverse().map(({ version, at, by, changed }) => (
                <li key={`${version}/${at}`}>
                  {t('initiative.scope.entry', {
                    version,
                    at: formatInstant(at, locale, timeZone),
                    by: people.find(({ id }) => id === by)?.name ?? '',
                  })}
                  <span className={styles.small}>
                    {changed.length === 0
                      ? t('initiative.scope.nothing')
                      : changed.map((what) => t(`change.${what}`)).join(', ')}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </Block>
    </>
  );
}
