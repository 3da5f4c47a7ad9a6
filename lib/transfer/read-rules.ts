import { AppError } from '@/lib/domain/errors';
import type { RowProblem } from '@/lib/domain/mapping/rule-import';
import type { RuleRow } from '@/lib/domain/mapping/rule-row';
import { createBreather } from './breathe';
import type { Encoding } from './encoding';
import { RULE_FILE } from './limits';
import { type PackedRows, packRows } from './packed-rows';
import { openText } from './read-text';
import type { NumberedRow, RowReader } from './row-reader';
import { createRuleJsonReader } from './rule-json';
import { createRuleTableReader } from './rule-table';

/** A file of rules, read and not yet compared with anything. */
export type RuleFile = ReturnType<RowReader['about']> & {
  encoding: Encoding;
  rows: PackedRows<RuleRow>;
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
  const found: Pick<RuleFile, 'rows' | 'problems' | 'total'> = {
    ...{ rows: packRows(), problems: [], total: 0 },
  };
  const take = async (numbered: Iterable<NumberedRow>) => {
    for (const { number, row } of numbered) {
      found.total += 1;
      if (found.total > RULE_FILE.rows) {
        const values = { limit: RULE_FILE.rows };
        throw new AppError('file_too_many_rows', [{ code: 'file_too_many_rows', values }]);
      }
      if (row.ok) found.rows.push(row.row);
      else found.problems.push(...row.problems.map((problem) => ({ row: number, problem })));
      await breathe();
    }
  };
  let reader: RowReader | undefined;
  for await (const part of parts) {
    reader ??= /^\s*[[{]/.test(part.text)
      ? createRuleJsonReader(onProgress)
      : createRuleTableReader(part.text, onProgress);
    await take(reader.push(part));
  }
  await take(reader?.end() ?? []);
  if (!reader || found.total === 0) throw new AppError('file_empty');
  return { ...found, ...reader.about(), encoding };
}
