import { planRules, type RulePlan } from '@/lib/domain/mapping/rule-import';
import { readImportContext } from '@/lib/store/reads/import';
import { inStretches } from '@/lib/transfer/breathe';
import { type RuleFile, readRules } from '@/lib/transfer/read-rules';
import { partsOf, sendTransfer } from '@/lib/transfer/send-transfer';
import { recogniseAddress } from '../../pages/recognise-address';
import type { FileSteps } from './use-file-work';

/** A file of rules that was read and compared with what is here. */
export type ReadRuleFile = { about: Omit<RuleFile, 'rows' | 'problems'>; plan: RulePlan };

/** Reads a file of rules, compares it with what is here, and writes it when told to. */
export const RULE_IMPORT_STEPS: FileSteps<ReadRuleFile, { added: number; changed: number }> = {
  async read(file, { signal, progress }) {
    const onProgress = progress('reading');
    const { rows, problems, ...about } = await readRules(file, { signal, onProgress });
    const context = await readImportContext(new Date().toISOString());
    const checking = progress('checking');
    const work = planRules(rows, {
      ...context,
      recognise: (url, rule) => recogniseAddress(url, rule.tool),
      stamp: ({ row }) => ({ id: `row ${row}`, v: 1, by: '', at: '', dev: '' }),
    });
    const plan = await inStretches(work, {
      signal,
      onProgress: (done) => checking(rows.length === 0 ? 1 : done / rows.length),
    });
    plan.problems = [...problems, ...plan.problems].sort((a, b) => a.row - b.row);
    return { about, plan };
  },
  write({ plan }, name, { signal, progress }) {
    const onProgress = progress('writing');
    const rows = plan.changes.map(({ source, before }) => ({
      ...source,
      ...(before && { version: before.version }),
    }));
    const head = { file: name.slice(0, 255) };
    return sendTransfer('importRules', head, partsOf(rows, PART), { signal, onProgress });
  },
};

/** Rules that travel to the worker at a time. */
const PART = 500;
