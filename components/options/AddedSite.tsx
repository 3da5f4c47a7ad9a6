import { useText } from '@/components/ui/text';
import { AccessAnswer } from '../pages/AccessAnswer';
import { Button } from '../pages/Button';
import { Notice } from '../pages/Notice';
import { Problem } from '../pages/Problem';
import { Sentence } from '../pages/Sentence';
import type { AccessOutcome } from '../pages/site-access';
import { useCommand } from '../pages/use-command';

/**
 * What came of adding a site. One that was denied stays in the list as "no access", so that silence never
 * looks like a fault of the site; a name that was mistyped goes again with one press.
 */
export function AddedSite(props: {
  outcome: AccessOutcome;
  host: string;
  isListed: boolean;
  onRemoved: () => Promise<void>;
}) {
  const { outcome, host, isListed, onRemoved } = props;
  const { t } = useText();
  const remove = useCommand('removeSite');
  if (outcome === 'granted') {
    return (
      <Notice tone="good" live="status">
        <p>{t('page.access.granted')}</p>
      </Notice>
    );
  }
  if (!isListed) return <AccessAnswer outcome={outcome} host={host} />;
  return (
    <>
      <Notice tone="caution" live="alert">
        <p>
          <Sentence
            id={outcome === 'denied' ? 'options.addSite.denied' : 'options.addSite.blocked'}
            values={{ host }}
          />
        </p>
        <Button busy={remove.busy} onClick={() => remove.run({ host }).then(onRemoved)}>
          <span>
            <Sentence id="options.sites.remove.of" values={{ host }} />
          </span>
        </Button>
      </Notice>
      <Problem problem={remove.problem} />
    </>
  );
}
