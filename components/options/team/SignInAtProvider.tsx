import { useText } from '@/components/ui/text';
import { Button } from '../../pages/Button';
import form from '../../pages/form.module.css';
import { Problem } from '../../pages/Problem';
import { useCommand } from '../../pages/use-command';

/** Back to the organisation's sign-in: as the same person, or as somebody else who works at this browser now. */
export function SignInAtProvider() {
  const { t } = useText();
  const signIn = useCommand('signInWithProvider');
  return (
    <div className={form.form}>
      <Problem problem={signIn.problem} heading={t('options.team.notSignedIn')} />
      <div className={form.actions}>
        <Button variant="primary" busy={signIn.busy} onClick={() => void signIn.run({ fresh: false })}>
          {t('options.team.signIn')}
        </Button>
        <Button variant="quiet" onClick={() => void signIn.run({ fresh: true })}>
          {t('options.team.signIn.other')}
        </Button>
      </div>
    </div>
  );
}
