import { Link2Off } from 'lucide-react';
import { useText } from '@/components/ui/text';
import { send } from '@/lib/messaging/client';
import { NearestRule } from '../NearestRule';
import { usePanel } from '../panel-context';
import { ReadFields } from '../ReadFields';
import { StateMessage } from './StateMessage';

/** No rule applies: what was read, why none of the rules fits, and for owners and admins the way to link it. */
export function NothingState() {
  const { t } = useText();
  const { workItem, viewer, near, explanation } = usePanel().answer;
  const tool = workItem?.tool ?? 'generic';
  return (
    <>
      <StateMessage
        icon={<Link2Off size="1.6em" />}
        title={t('sidebar.nothing.title')}
        action={
          viewer.mayLink && (
            <button
              type="button"
              className="button primary"
              onClick={() => send('openPage', { page: 'options', view: 'use-this-page' }).catch(() => {})}
            >
              {t('sidebar.nothing.link', { tool })}
            </button>
          )
        }
      >
        <p>{t(viewer.mayLink ? 'sidebar.nothing.owner' : 'sidebar.nothing.viewer', { tool })}</p>
      </StateMessage>
      {near && (
        <section className="section">
          <h3>{t('sidebar.nothing.why')}</h3>
          <NearestRule near={near} />
        </section>
      )}
      {explanation && explanation.context.length > 0 && (
        <section className="section">
          <h3>{t('sidebar.why.read')}</h3>
          <ReadFields context={explanation.context} />
          <p className="soft">{t('sidebar.why.local')}</p>
        </section>
      )}
    </>
  );
}
