import { isActive } from '@/lib/domain/mapping/evaluate-rule';
import { checkWhose } from '@/lib/domain/mapping/lint-hosts';
import { type PlannedRule, planRules, type RowProblem } from '@/lib/domain/mapping/rule-import';
import type { PlannedRuleRow } from '@/lib/domain/mapping/rule-row';
import { readImportContext } from '@/lib/store/reads/import';
import { inStretches } from '@/lib/transfer/breathe';
import { type RuleFile, readRules } from '@/lib/transfer/read-rules';
import { partsOf, sendTransfer } from '@/lib/transfer/send-transfer';
import { recogniseAddress } from '../../pages/recognise-address';
import type { FileSteps } from './use-file-work';

/** A file of rules that was read and compared with what is here. Of a long list no more is kept than is shown and sent. */
export type ReadRuleFile = {
  about: Omit<RuleFile, 'rows' | 'problems'>;
  problems: RowProblem[];
  added: number;
  changed: number;
  unchanged: number;
  /** Rules that are not active now and would be at once. */
  goLive: number;
  /** Rules with a site that looks like somebody else's. */
  warned: number;
  /** The first of the changes; before them those with such a site. */
  shown: PlannedRule[];
  rows: PlannedRuleRow[];
};

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
    const { changes, unchanged } = plan;
    const added = changes.filter(({ before }) => before === undefined).length;
    const warned = changes.filter(({ rule }) => checkWhose(rule.hosts).length > 0);
    const doubtful = new Set(warned);
    return {
      about,
      problems: [...problems, ...plan.problems].sort((a, b) => a.row - b.row),
      ...{ added, changed: changes.length - added, unchanged },
      goLive: changes.filter(({ rule, before }) => isActive(rule) && !(before && isActive(before))).length,
      warned: warned.length,
      shown: [...warned, ...changes.filter((change) => !doubtful.has(change))].slice(0, SHOWN),
      rows: changes.map(({ source, before }) => (before ? { ...source, version: before.version } : source)),
    };
  },
  write({ rows }, name, { signal, progress }) {
    const onProgress = progress('writing');
    const head = { file: name.slice(0, 255) };
    return sendTransfer('importRules', head, partsOf(rows, PART), { signal, onProgress });
  },
};

/** Changes that are shown. */
const SHOWN = 30;
/** Rules that travel to the worker at a time. */
const PART = 500;
