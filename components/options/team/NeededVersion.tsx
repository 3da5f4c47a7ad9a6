import { useState } from 'react';
import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import { isVersion } from '@/lib/domain/client-version';
import { rolesOf } from '@/lib/domain/people';
import { readWorkspaceState } from '@/lib/store/reads';
import { Button } from '../../pages/Button';
import { ConfirmDialog } from '../../pages/ConfirmDialog';
import { extensionVersion } from '../../pages/extension-version';
import form from '../../pages/form.module.css';
import { useCommand } from '../../pages/use-command';
import { useLive } from '../../pages/use-live';
import { useNow } from '../../pages/use-now';
import styles from '../options.module.css';

/**
 * The oldest version that may write in the team. What is offered is the version of this browser, so that nobody asks for one
 * they do not have themselves; and the way back, also where this browser is the one that is held back.
 */
export function NeededVersion() {
  const { t } = useText();
  const now = useNow();
  const state = useLive(readWorkspaceState, []);
  const command = useCommand('requireVersion');
  const [asking, setAsking] = useState<'require' | 'lift'>();
  const { workspace, me } = state?.value ?? {};
  if (!workspace || !rolesOf(me, now).has('admin')) return null;
  const { minClient } = workspace;
  const runs = extensionVersion();
  const version = isolated(runs);
  const change = async () => {
    const done = await command.run(asking === 'require' ? { version: runs } : {});
    if (done) setAsking(undefined);
  };
  const close = () => {
    command.forget();
    setAsking(undefined);
  };
  const words =
    asking === 'lift' ? t('options.team.version.lift') : t('options.team.version.require', { version });
  return (
    <section className={styles.block} aria-labelledby="team-version">
      <h2 id="team-version">{t('options.team.version')}</h2>
      <p className={styles.soft}>{t('options.team.version.text')}</p>
      <p role="status">
        {minClient === undefined
          ? t('options.team.version.none')
          : t(isVersion(minClient) ? 'options.team.version.now' : 'options.team.version.unclear', {
              needed: isolated(minClient),
            })}
      </p>
      <div className={form.actions}>
        {minClient === runs || state?.value.heldBack ? null : (
          <Button onClick={() => setAsking('require')}>
            {t('options.team.version.require', { version })}
          </Button>
        )}
        {minClient === undefined ? null : (
          <Button variant="quiet" onClick={() => setAsking('lift')}>
            {t('options.team.version.lift')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        open={asking !== undefined}
        title={words}
        confirm={words}
        busy={command.busy}
        problem={command.problem}
        onConfirm={() => void change()}
        onClose={close}
      >
        <p>
          {asking === 'lift'
            ? t('options.team.version.lift.text')
            : t('options.team.version.require.text', { version })}
        </p>
      </ConfirmDialog>
    </section>
  );
}
