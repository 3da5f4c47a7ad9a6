import { isolated, plainText } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import { formatInstant } from '@/lib/i18n/formats';
import type { OutputOf } from '@/lib/messaging/protocol';
import type { BegunErasure } from '@/lib/settings/erasure';
import { Button } from '../../pages/Button';
import form from '../../pages/form.module.css';
import { Notice } from '../../pages/Notice';
import { Problem } from '../../pages/Problem';
import { useCommand } from '../../pages/use-command';
import type { Admin } from './server-admin';

/** An erasure that broke off, or was stopped, in this browser: it was confirmed, so that it only has to go on. */
export function UnfinishedErasure(props: {
  admin: Admin;
  begun: BegunErasure;
  /** The initiative's, where it is known by now. */
  name: string | undefined;
  onDone: (report: OutputOf<'continueErasure'>) => void;
}) {
  const { admin, begun, name, onDone } = props;
  const { t, locale } = useText();
  const goOn = useCommand('continueErasure');
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { what, at } = begun;
  const run = async () => {
    const report = await goOn.run({ ...admin, what });
    if (report) onDone(report);
  };
  return (
    <Notice tone="caution" heading={t('options.erase.unfinished')}>
      <p>
        {t('options.erase.unfinished.text', {
          what: isolated(name ? plainText(name) : what),
          when: formatInstant(at, locale, zone),
        })}
      </p>
      <Problem problem={goOn.problem} heading={t('options.setUp.notDone')} />
      <div className={form.actions}>
        <Button busy={goOn.busy} onClick={() => void run()}>
          {t('page.team.goOn')}
        </Button>
      </div>
    </Notice>
  );
}
