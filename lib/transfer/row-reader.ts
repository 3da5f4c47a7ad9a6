import type { TextPart } from './read-text';
import type { ReadRow } from './rule-rows';

/** One row of a file and where it stands, the way a spreadsheet counts. */
export type NumberedRow = { number: number; row: ReadRow };

/** Takes a file's text part by part and hands out its rows, each when it is asked for. */
export type RowReader = {
  push(part: TextPart): Iterable<NumberedRow>;
  end(): Iterable<NumberedRow>;
  about(): {
    format: 'csv' | 'json';
    /** What stands between cells. */
    separator?: string;
    /** Columns that mean nothing here and were passed over. */
    unknown: string[];
  };
};
