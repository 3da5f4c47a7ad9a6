/** The product's mark: a blue pilot flame with an amber tip. Decorative. */
export function FlameMark({ size = '1.4em' }: { size?: string }) {
  return (
    <svg className="ui-flame" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
      <path
        className="ui-flame-outer"
        d="M12 1.8c.5 3.6 6.7 6.3 6.7 12.7A6.7 6.7 0 0 1 12 22a6.7 6.7 0 0 1-6.7-7.5C5.3 9.8 10.6 7.3 12 1.8z"
      />
      <path
        className="ui-flame-inner"
        d="M12 10.5c.3 2 2.9 3.1 2.9 6A2.9 2.9 0 0 1 12 19.6a2.9 2.9 0 0 1-2.9-3.1c0-2.3 2.3-3.4 2.9-6z"
      />
    </svg>
  );
}
