import { useRef, useState } from 'react';
import { AppError } from '@/lib/domain/errors';
import { planRules, type RulePlan } from '@/lib/domain/mapping/rule-import';
import { MessageError } from '@/lib/messaging/client';
import type { ReplyError } from '@/lib/messaging/protocol';
import { readImportContext } from '@/lib/store/reads/import';
import { inStretches } from '@/lib/transfer/breathe';
import { type RuleFile, readRules } from '@/lib/transfer/read-rules';
import { partsOf, sendTransfer } from '@/lib/transfer/send-transfer';
import { recogniseAddress } from '../../pages/recognise-address';

/** A file that was read and compared with what is here. */
export type ReadFile = { name: string; about: Omit<RuleFile, 'rows' | 'problems'>; plan: RulePlan };

type Doing = 'reading' | 'checking' | 'writing';

export type RuleImport =
  | { step: 'idle' }
  | { step: 'stopped' }
  | { step: 'working'; doing: Doing; name: string; share: number }
  | { step: 'preview'; file: ReadFile; problem?: ReplyError }
  | { step: 'refused'; name: string; problem: ReplyError }
  | { step: 'done'; name: string; added: number; changed: number };

/** Reads a file of rules, compares it with what is here, and writes it when told to. Each step can be stopped. */
export function useRuleImport() {
  const [state, setState] = useState<RuleImport>({ step: 'idle' });
  const running = useRef<AbortController>(undefined);

  const progress = (doing: Doing, name: string) => {
    let shown = -1;
    return (share: number) => {
      const percent = Math.round(share * 100);
      if (percent === shown) return;
      shown = percent;
      setState({ step: 'working', doing, name, share });
    };
  };
  const attempt = async (name: string, work: (signal: AbortSignal) => Promise<RuleImport>) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    try {
      const end = await work(controller.signal);
      if (running.current === controller) setState(end);
    } catch (cause) {
      if (running.current !== controller) return;
      if (controller.signal.aborted || isCancelled(cause)) setState({ step: 'stopped' });
      else setState({ step: 'refused', name, problem: replyOf(cause) });
    }
  };

  const read = (file: File) =>
    attempt(file.name, async (signal) => {
      const { name } = file;
      const onProgress = progress('reading', name);
      onProgress(0);
      const { rows, problems, ...about } = await readRules(file, { signal, onProgress });
      const context = await readImportContext(new Date().toISOString());
      const checking = progress('checking', name);
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
      return { step: 'preview', file: { name, about, plan } };
    });

  const write = ({ name, plan }: ReadFile) =>
    attempt(name, async (signal) => {
      const onProgress = progress('writing', name);
      onProgress(0);
      const rows = plan.changes.map(({ source, before }) => ({
        ...source,
        ...(before && { version: before.version }),
      }));
      const head = { file: name.slice(0, 255) };
      const done = await sendTransfer('importRules', head, partsOf(rows, PART), { signal, onProgress });
      return { step: 'done', name, ...done };
    });

  const stop = () => running.current?.abort();
  const forget = () => {
    stop();
    running.current = undefined;
    setState({ step: 'idle' });
  };
  return { state, read, write, stop, forget };
}

/** Rules that travel to the worker at a time. */
const PART = 500;

const isCancelled = (cause: unknown) =>
  cause instanceof MessageError && cause.reply.code === 'import_cancelled';

/** @throws whatever is no expected failure. */
function replyOf(cause: unknown): ReplyError {
  if (cause instanceof MessageError) return cause.reply;
  if (cause instanceof AppError) return { code: cause.code, problems: [...cause.problems] };
  // The browser's word for a file that was moved or changed while it was read.
  if (cause instanceof DOMException) return { code: 'file_gone' };
  throw cause;
}
