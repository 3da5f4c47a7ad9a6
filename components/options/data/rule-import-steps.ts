import type { Problem } from '@/lib/domain/errors';
import { isActive } from '@/lib/domain/mapping/evaluate-rule';
import { checkWhose } from '@/lib/domain/mapping/lint-hosts';
import type { PlannedRule, WarnedRule } from '@/lib/domain/mapping/planning';
import { planRules, type RulePlan } from '@/lib/domain/mapping/rule-import';
import type { PlannedRuleRow, RuleRow } from '@/lib/domain/mapping/rule-row';
import { drivePlan, readImportContext } from '@/lib/store/reads/import';
import { createBreather } from '@/lib/transfer/breathe';
import { type RuleFile, readRules } from '@/lib/transfer/read-rules';
import { partsOf, sendTransfer } from '@/lib/transfer/send-transfer';
import { recogniseAddress } from '../../pages/recognise-address';
import type { FileSteps } from './use-file-work';

/** A file of rules that was read and compared with what is here. Of a long list no more is kept than is shown and sent. */
export type ReadRuleFile = Pick<RulePlan, 'added' | 'changed' | 'unchanged' | 'problems'> & {
  about: Omit<RuleFile, 'rows' | 'problems'>;
  /** Rules that are not active now and would be at once. */
  goLive: number;
  /** Rules that are worth a second look: a site like somebody else's, the conditions of another rule … */
  warned: number;
  /** The first of the changes; before them those that are. */
  shown: WarnedRule[];
  /** The rows to send, once: page and worker need not both hold them. */
  takeRows: () => Iterable<PlannedRuleRow>;
};

/** Reads a file of rules, compares it with what is here, and writes it when told to. */
export const RULE_IMPORT_STEPS: FileSteps<ReadRuleFile, { added: number; changed: number }> = {
  async read(file, { signal, progress }) {
    const onProgress = progress('reading');
    const { rows, problems, ...about } = await readRules(file, { signal, onProgress });
    const checking = progress('checking');
    const breathe = createBreather(signal);
    const look = createLook();
    const now = new Date().toISOString();
    const work = planRules<RuleRow>({
      ...(await readImportContext(now)),
      ...{ rows, envelope: { v: 1, by: '', at: now, dev: '' } },
      recognise: (url, rule) => recogniseAddress(url, rule.tool),
      newId: ({ row }) => `row ${row}`,
    });
    const plan = await drivePlan(work, {
      done: (share) => {
        checking(share);
        return breathe();
      },
      changes: (changes) => {
        look.at(changes);
        return breathe();
      },
      warned: look.warn,
    });
    const { added, changed, unchanged } = plan;
    return {
      about,
      problems: [...problems, ...plan.problems].sort((a, b) => a.row - b.row),
      ...{ added, changed, unchanged },
      ...look.seen(),
      *takeRows() {
        yield* plan.takeRows();
        rows.clear();
      },
    };
  },
  write({ takeRows }, name, { signal, progress }) {
    const onProgress = progress('writing');
    const head = { file: name.slice(0, 255) };
    return sendTransfer('importRules', head, partsOf(takeRows(), PART), { signal, onProgress });
  },
};

/** Counts what the preview says of the changes as they pass, and keeps those it shows. */
function createLook() {
  let goLive = 0;
  let warned = 0;
  const doubtful: WarnedRule[] = [];
  const others: PlannedRule[] = [];
  const warn = (rules: readonly WarnedRule[]) => {
    warned += rules.length;
    doubtful.push(...rules.slice(0, SHOWN - doubtful.length));
  };
  return {
    warn,
    at(changes: readonly PlannedRule[]) {
      for (const change of changes) {
        const { rule, before } = change;
        if (isActive(rule) && !(before && isActive(before))) goLive += 1;
        if (others.length < 2 * SHOWN) others.push(change);
        // What would be active is looked at as a whole, once all of the file is known.
        const found = isActive(rule) ? [] : checkWhose(rule.hosts);
        const warnings = found.map(([code, values]): Problem => ({ code: `lint_${code}`, values }));
        if (warnings.length > 0) warn([{ ...change, warnings }]);
      }
    },
    seen() {
      const first = new Set(doubtful.map(({ source }) => source.row));
      const rest = others.filter(({ source }) => !first.has(source.row));
      const shown = [...doubtful, ...rest.map((change) => ({ ...change, warnings: [] }))].slice(0, SHOWN);
      return { goLive, warned, shown };
    },
  };
}

/** Changes that are shown. */
const SHOWN = 30;
/** Rules that travel to the worker at a time. */
const PART = 500;
