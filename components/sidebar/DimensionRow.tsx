import { governanceStanding } from '@/components/ui/governance-standing';
import { isolated } from '@/components/ui/plain-text';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { DimensionView } from '@/lib/domain/overview-types';
import { usePanel } from './panel-context';
import { validityWords } from './validity-words';

/** One dimension: its status, until when it holds, who decided, and what made it stop counting. */
export function DimensionRow({ view, isMissed }: { view: DimensionView; isMissed: boolean }) {
  const translator = useText();
  const { t, has } = translator;
  const { timeZone } = usePanel().answer;
  // Codes of the domain have words; names and versions stand for themselves.
  const changed = (what: string, value: string) =>
    has(`change.${what}.${value}`) ? t(`change.${what}.${value}`) : value;
  const { tone } = governanceStanding(view.status, isMissed, translator);
  const validity = validityWords(view, translator, timeZone);
  return (
    <li>
      <div className="row">
        <span>{t(`dimension.${view.dimension}`)}</span>
        <StatusBadge tone={tone} quiet>
          {t(`governance.${view.status}`)}
        </StatusBadge>
      </div>
      {validity && <p className="soft">{validity}</p>}
      {view.reviewerName && (
        <p className="soft">{t('sidebar.reviewer', { name: isolated(view.reviewerName) })}</p>
      )}
      {view.changes?.map((change) => (
        <p className="soft change" key={change.what}>
          {t(`change.${change.what}`)}:{' '}
          {change.before && (
            <UserText
              className={change.after ? 'struck' : 'now'}
              text={changed(change.what, change.before)}
            />
          )}
          {change.after && (
            <>
              {' '}
              <span aria-hidden="true">→</span>{' '}
              <span className="visually-hidden">{t('sidebar.change.now')}</span>{' '}
              <UserText className="now" text={changed(change.what, change.after)} />
            </>
          )}
        </p>
      ))}
    </li>
  );
}
