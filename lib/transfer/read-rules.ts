import { AppError } from '@/lib/domain/errors';
import type { RowProblem } from '@/lib/domain/mapping/rule-import';
import type { RuleRow } from '@/lib/domain/mapping/rule-row';
import { createBreather } from './breathe';
import { createCsvReader } from './csv-reader';
import type { Encoding } from './encoding';
import { createJsonReader } from './json-reader';
import { RULE_FILE } from './limits';
import { openText } from './read-text';
import { RULES_FORMAT } from './rule-file';
import { type ReadRow, rowOfCells, rowOfObject, unknownNames } from './rule-rows';
import { createTableReader } from './table-reader';

/** A file of rules, read and not yet compared with anything. */
export type RuleFile = {
  format: 'csv' | 'json';
  encoding: Encoding;
  /** What stands between cells. */
  separator?: string;
  /** Columns that mean nothing here and were passed over. */
  unknown: string[];
  rows: RuleRow[];
  problems: RowProblem[];
  /** Rows with something in them, those with problems included. */
  total: number;
};

/**
 * Reads a file of rules, CSV or JSON as it says itself by its first character.
 *
 * @throws AppError `file_…` when it is no such file, is too large, or was made to hurt. AbortError when `signal` says so.
 */
export async function readRules(
  file: Blob,
  options: { signal?: AbortSignal | undefined; onProgress: (share: number) => void },
): Promise<RuleFile> {
  const { signal, onProgress } = options;
  const { encoding, parts } = await openText(file, RULE_FILE.bytes, signal);
  const breathe = createBreather(signal);
  const found: Pick<RuleFile, 'rows' | 'problems' | 'total'> = { rows: [], problems: [], total: 0 };
  const take = (read: ReadRow, row: number) => {
    found.total += 1;
    if (found.total > RULE_FILE.rows) {
      throw new AppError('file_too_many_rows', [
        { code: 'file_too_many_rows', values: { limit: RULE_FILE.rows } },
      ]);
    }
    if (read.ok) found.rows.push(read.row);
    else found.problems.push(...read.problems.map((problem) => ({ row, problem })));
  };
  let reader: RowReader | undefined;
  for await (const { text, share } of parts) {
    reader ??= /^\s*[[{]/.test(text) ? createRuleJsonReader() : createRuleCsvReader(text);
    for (const read of reader.push(text)) {
      take(read.row, read.number);
      await breathe();
    }
    onProgress(share);
  }
  for (const read of reader?.end() ?? []) take(read.row, read.number);
  if (!reader || found.total === 0) throw new AppError('file_empty');
  return { ...found, ...reader.about(), encoding };
}

type Numbered = { number: number; row: ReadRow };
type RowReader = {
  push(text: string): Iterable<Numbered>;
  end(): Iterable<Numbered>;
  about(): Pick<RuleFile, 'format' | 'unknown' | 'separator'>;
};

function createRuleCsvReader(start: string): RowReader {
  const table = createTableReader(start);
  const reader = createCsvReader(table.separator);
  const read = function* (rows: string[][]): Generator<Numbered> {
    for (const cells of rows) {
      const found = table.take(cells);
      if (found) yield { number: found.number, row: rowOfCells(cells, found.heading, found.number) };
    }
  };
  return {
    push: (text) => read(reader.push(text)),
    end: () => read(reader.end()),
    about: () => ({ format: 'csv', separator: table.separator, unknown: table.unknown() }),
  };
}

function createRuleJsonReader(): RowReader {
  const reader = createJsonReader('rules');
  const unknown = new Set<string>();
  let number = 0;
  return {
    *push(text) {
      const values = reader.push(text);
      const head = reader.head();
      if (head) checkHead(head);
      for (const value of values) {
        number += 1;
        for (const name of unknownNames(value)) if (unknown.size < MOST_NAMED) unknown.add(name);
        yield { number, row: rowOfObject(value, number) };
      }
    },
    end: () => {
      reader.end();
      return [];
    },
    about: () => ({ format: 'json', unknown: [...unknown] }),
  };
}

const MOST_NAMED = 20;

function checkHead({ format, version }: Record<string, unknown>): void {
  if (format !== RULES_FORMAT.format) throw new AppError('file_not_rules');
  if (typeof version === 'number' && version > RULES_FORMAT.version) throw new AppError('file_newer');
}
