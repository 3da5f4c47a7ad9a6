import { useText } from '@/components/ui/text';
import { Button } from './Button';
import { CopyButton } from './CopyButton';
import type { PageFailure } from './error-code';
import styles from './notice.module.css';

/** The page's last resort: what went wrong in plain words, what is safe, and a code to pass on. */
export function FailureNotice({ failure }: { failure: PageFailure }) {
  const { t } = useText();
  return (
    <main className={styles.failure} role="alert">
      <h1>{t(`page.failure.${failure.kind}.title`)}</h1>
      <p>{t(`page.failure.${failure.kind}.text`)}</p>
      <p className={styles.code}>
        <code>{failure.code}</code>
        <CopyButton text={failure.code} />
      </p>
      <Button variant="primary" onClick={() => location.reload()}>
        {t('page.reload')}
      </Button>
    </main>
  );
}
