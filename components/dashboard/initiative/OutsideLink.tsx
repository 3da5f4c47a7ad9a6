import { UserText } from '@/components/ui/UserText';
import { mayOpen } from '@/lib/domain/web-address';
import { usePolicy } from '../../pages/use-policy';
import styles from './initiative.module.css';

/**
 * The one way from the records to a page outside: in a tab of its own that knows nothing of this one, with the host it
 * leads to. An address that may not be opened is text.
 */
export function OutsideLink({ url, title }: { url: string; title: string }) {
  const hosts = usePolicy()?.policy.hosts ?? [];
  const opens = mayOpen(
    url,
    hosts.map(({ host }) => host),
  );
  if (!opens) return <UserText text={url} />;
  return (
    <>
      <a href={url} target="_blank" rel="noreferrer noopener">
        <UserText text={title || url} />
      </a>{' '}
      <span className={styles.host}>
        <UserText text={new URL(url).host} />
      </span>
    </>
  );
}
