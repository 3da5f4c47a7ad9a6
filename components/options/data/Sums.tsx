import styles from './data.module.css';

/** A few numbers side by side, each with its word below it. */
export function Sums({
  sums,
}: {
  sums: readonly { id: string; word: string; count: number; tone?: 'stop' | undefined }[];
}) {
  return (
    <div role="status">
      <dl className={styles.sums}>
        {sums.map(({ id, word, count, tone }) => (
          <div key={id} data-empty={count === 0 || undefined} data-tone={count > 0 ? tone : undefined}>
            <dt>{word}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
