/**
 * A long list of rows, each kept as one short text: as objects a hundred thousand of them would take several times the memory.
 * A row is unpacked whenever it is asked for. Rows are plain data that JSON holds without loss.
 */
export type PackedRows<R> = Iterable<R> & {
  readonly length: number;
  at(place: number): R | undefined;
  push(row: R): void;
  /** All rows as objects; the list is empty afterwards. */
  unpack(): R[];
  clear(): void;
};

export function packRows<R>(): PackedRows<R> {
  const texts: string[] = [];
  const read = (text: string) => JSON.parse(text) as R;
  const clear = () => {
    texts.length = 0;
  };
  return {
    get length() {
      return texts.length;
    },
    at: (place) => {
      const text = texts[place];
      return text === undefined ? undefined : read(text);
    },
    push: (row) => {
      texts.push(JSON.stringify(row));
    },
    unpack: () => {
      const rows: R[] = [];
      for (const [place, text] of texts.entries()) {
        rows.push(read(text));
        texts[place] = '';
      }
      clear();
      return rows;
    },
    clear,
    *[Symbol.iterator]() {
      for (const text of texts) yield read(text);
    },
  };
}
