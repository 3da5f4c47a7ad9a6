import { useState } from 'react';
import { isolated } from '@/components/ui/plain-text';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { knownCloud } from '@/lib/domain/mapping/known-clouds';
import { canSearch } from '@/lib/domain/recipe/recipe-invariants';
import { AccessAnswer } from '../pages/AccessAnswer';
import { Button } from '../pages/Button';
import { Problem } from '../pages/Problem';
import { toolName } from '../pages/rule-sentence';
import { SetBy } from '../pages/SetBy';
import { type AccessOutcome, originFor, removeAccess, requestAccess } from '../pages/site-access';
import { useCommand } from '../pages/use-command';
import { useLocked } from '../pages/use-policy';
import { NameTool } from './NameTool';
import styles from './options.module.css';
import { SITE_TONES, type SiteRow, siteState } from './site-rows';

/** One site: what it is, whether it may be read, and the way to change that. */
export function SiteItem({
  row,
  isLocked,
  onChange,
}: {
  row: SiteRow;
  /** The organisation keeps the list as it is. */
  isLocked: boolean;
  onChange: () => Promise<void>;
}) {
  const text = useText();
  const { t } = text;
  const { host, path, tool, granted, named, managed, shared, off, asks, serves } = row;
  const place = host + (path ?? '');
  const [outcome, setOutcome] = useState<AccessOutcome>();
  const [kept, setKept] = useState(false);
  const remove = useCommand('removeSite');
  const change = useCommand('setSiteSwitch');
  const access = useCommand('setApiAccess');
  const cloud = knownCloud(host);
  const state = siteState(row);
  const isSwitchLocked = useLocked('siteSwitch');
  const isReadingLocked = useLocked('readTickets');

  const allow = (scheme: 'https' | 'http') =>
    requestAccess(originFor(host, scheme)).then((answer) => {
      setOutcome(answer);
      return onChange();
    });
  const removeSite = async () => {
    const gone = granted.length === 0 || shared || (await removeAccess(granted));
    if (named) await remove.run({ host, path });
    setKept(!gone);
    await onChange();
  };

  return (
    <li className={styles.row}>
      <div className={styles.rowMain}>
        <p className={styles.rowTitle}>
          <UserText text={place} />
        </p>
        <p className={styles.soft}>
          {cloud
            ? t(`options.sites.cloud.${cloud.tool}`)
            : tool
              ? toolName(tool, text)
              : t(serves ? `options.sites.serves.${serves}` : 'options.sites.noTool')}
          {asks ? ` · ${t('options.api.on')}` : ''}
          {granted.some((origin) => origin.startsWith('http:')) ? ` · ${t('options.sites.http')}` : ''}
        </p>
      </div>
      <div className={styles.rowState}>
        <StatusBadge tone={SITE_TONES[state]}>{t(`options.sites.${state}`)}</StatusBadge>
      </div>
      <div className={styles.rowActions}>
        {granted.length === 0 ? (
          <Button onClick={() => allow('https')}>{t('options.sites.allow')}</Button>
        ) : null}
        {granted.length === 0 && !cloud ? (
          <Button variant="quiet" onClick={() => allow('http')}>
            {t('options.sites.allowHttp')}
          </Button>
        ) : null}
        {granted.length > 0 && !asks && !isReadingLocked && tool && canSearch(tool) ? (
          <Button variant="quiet" onClick={() => access.run({ host, on: true }).then(onChange)}>
            {t('options.api.allow')}
          </Button>
        ) : null}
        {off === 'no' || isSwitchLocked ? null : (
          <Button variant="quiet" onClick={() => change.run({ host, off: 'no' }).then(onChange)}>
            {t('options.sites.switchOn')}
          </Button>
        )}
        {managed || isLocked || serves ? null : (
          <Button
            variant="quiet"
            onClick={removeSite}
            aria-label={t('options.sites.remove.of', { host: isolated(place) })}
          >
            {t('options.sites.remove')}
          </Button>
        )}
      </div>
      {managed || (off !== 'no' && isSwitchLocked) ? (
        <div className={styles.rowWide}>
          <SetBy />
        </div>
      ) : null}
      {isExplained(state) ? <p className={styles.rowWide}>{t(`options.sites.help.${state}`)}</p> : null}
      {state === 'toolless' ? <NameTool host={host} onChange={onChange} /> : null}
      {outcome || kept || remove.problem || change.problem ? (
        <div className={styles.rowWide}>
          <AccessAnswer outcome={outcome} host={host} />
          {kept ? <p role="alert">{t('page.access.kept')}</p> : null}
          <Problem problem={remove.problem ?? change.problem} />
        </div>
      ) : null}
    </li>
  );
}

const EXPLAINED = ['asked', 'denied', 'revoked', 'blocked', 'unseen'] as const;

/** States that come with the way out of them. */
const isExplained = (state: ReturnType<typeof siteState>) => EXPLAINED.some((one) => one === state);
