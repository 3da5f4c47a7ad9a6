import { useText } from '@/components/ui/text';
import type { TeamWork } from '@/lib/domain/team-note';
import type { TeamStatus } from '@/lib/store/reads/team-status';
import { Button } from '../../pages/Button';
import form from '../../pages/form.module.css';
import { Notice } from '../../pages/Notice';
import { useCommand } from '../../pages/use-command';
import { WorkProgress } from '../../pages/WorkProgress';

/** A workspace that is being brought: how far it is, or that it stands still and where it goes on. */
export function OfferUnderWay(props: {
  offer: NonNullable<TeamStatus['offer']>;
  work: TeamWork | undefined;
  /** The person stopped it: then it does not go on by itself. */
  isStopped: boolean;
}) {
  const { offer, work, isStopped } = props;
  const { t } = useText();
  const goOn = useCommand('syncNow');
  const { added, of } = offer;
  if (work) {
    // While something else has its turn nobody says how far it is; it was written down.
    const known: TeamWork = { doing: 'bring', done: added, total: Math.max(added, of) };
    return <WorkProgress work={work?.doing === 'bring' ? work : known} />;
  }
  return (
    <Notice
      tone="caution"
      live="status"
      heading={t(isStopped ? 'options.offer.stopped' : 'options.offer.unfinished')}
    >
      <p>{t(isStopped ? 'options.offer.stopped.text' : 'options.offer.unfinished.text', { added, of })}</p>
      <div className={form.actions}>
        <Button busy={goOn.busy} onClick={() => void goOn.run({})}>
          {t('page.team.goOn')}
        </Button>
      </div>
    </Notice>
  );
}
