import { AppError } from '@/lib/domain/errors';
import { createJsonReader } from './json-reader';
import type { RowReader } from './row-reader';
import { RULES_FORMAT } from './rule-file';
import { rowOfObject, unknownNames } from './rule-rows';

/** Reads the rules of a JSON file. */
export function createRuleJsonReader(onProgress: (share: number) => void): RowReader {
  const reader = createJsonReader('rules');
  const unknown = new Set<string>();
  let number = 0;
  return {
    *push({ text, share }) {
      const values = reader.push(text);
      const head = reader.head();
      if (head) checkHead(head);
      for (const value of values) {
        number += 1;
        for (const name of unknownNames(value)) if (unknown.size < MOST_NAMED) unknown.add(name);
        yield { number, row: rowOfObject(value, number) };
      }
      onProgress(share);
    },
    end() {
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
