/** The product's mark, as on the toolbar: a blue pilot flame with an amber core over its burner. Decorative. */
export function FlameMark({ size = '1.4em' }: { size?: string }) {
  return (
    <svg className="ui-flame" viewBox="0 0 128 128" width={size} height={size} aria-hidden="true">
      <path
        className="ui-flame-outer"
        d="M69 6c4 22 35 36 35 65 0 23-18 37-40 37S24 94 24 72c0-15 8-25 17-34 2 9 6 14 12 16-2-18 3-35 16-48Z"
      />
      <path
        className="ui-flame-inner"
        d="M66 58c3 12 17 18 17 32 0 11-9 18-19 18s-19-7-19-17c0-8 4-13 9-18 1 4 3 6 6 7-1-8 1-15 6-22Z"
      />
      <rect className="ui-flame-outer" x="30" y="114" width="68" height="10" rx="5" />
    </svg>
  );
}
