import { useText } from '@/components/ui/text';
import type { EndingSignIn, SetUpCheck } from '@/lib/domain/team-set-up';
import { Button } from '../../pages/Button';
import form from '../../pages/form.module.css';
import { Problem } from '../../pages/Problem';
import { useCommand } from '../../pages/use-command';
import styles from '../options.module.css';
import type { JoinDraft } from './join-draft';

/** The one thing an admin's password cannot prove: that the server knows the people of the organisation. */
export function ProveSignIn(props: {
  draft: Pick<JoinDraft, 'server' | 'team' | 'issuer' | 'clientId' | 'scope'>;
  onProved: (proved: { check: SetUpCheck; ending?: EndingSignIn }) => void;
}) {
  const { server, team, issuer, clientId, scope } = props.draft;
  const { t } = useText();
  const command = useCommand('proveSignIn');
  const prove = async () => {
    const proved = await command.run({ server, team, issuer, clientId, scope });
    if (proved) props.onProved(proved);
  };
  return (
    <div className={styles.block}>
      <Problem problem={command.problem} heading={t('options.team.notSignedIn')} />
      <div className={form.actions}>
        <Button busy={command.busy} onClick={() => void prove()}>
          {t('options.setUp.person.run')}
        </Button>
        <span className={styles.soft}>{t('options.setUp.person.hint')}</span>
      </div>
    </div>
  );
}
