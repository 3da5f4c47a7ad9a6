import { useRef, useState } from 'react';
import { AppError } from '@/lib/domain/errors';
import { MessageError } from '@/lib/messaging/client';
import type { ReplyError } from '@/lib/messaging/protocol';

export type Doing = 'reading' | 'checking' | 'writing';

/** How far the work with a file is; `F` is the file as it was read, `D` what writing it has done. */
export type FileWork<F, D> =
  | { step: 'idle' }
  | { step: 'stopped' }
  | { step: 'working'; doing: Doing; name: string; share: number }
  | { step: 'preview'; name: string; file: F }
  | { step: 'refused'; name: string; problem: ReplyError }
  | { step: 'done'; name: string; done: D };

/** What a step is given: how it is stopped, and whom it tells how far it is, from 0 to 1. */
export type StepTools = { signal: AbortSignal; progress: (doing: Doing) => (share: number) => void };

/** The two steps of taking in a file: reading it without changing anything, and writing all of it or nothing. */
export type FileSteps<F, D> = {
  read: (file: File, tools: StepTools) => Promise<F>;
  write: (file: F, name: string, tools: StepTools) => Promise<D>;
};

/** Takes a file in, in two steps with a look in between. Each can be stopped. */
export function useFileWork<F, D>(steps: FileSteps<F, D>) {
  const [state, setState] = useState<FileWork<F, D>>({ step: 'idle' });
  const running = useRef<AbortController>(undefined);

  const attempt = async (name: string, work: (tools: StepTools) => Promise<FileWork<F, D>>) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const progress = (doing: Doing) => {
      let shown = -1;
      const show = (share: number) => {
        const percent = Math.round(share * 100);
        if (percent === shown || running.current !== controller) return;
        shown = percent;
        setState({ step: 'working', doing, name, share });
      };
      show(0);
      return show;
    };
    try {
      const end = await work({ signal: controller.signal, progress });
      if (running.current === controller) setState(end);
    } catch (cause) {
      if (running.current !== controller) return;
      if (controller.signal.aborted || isCancelled(cause)) setState({ step: 'stopped' });
      else setState({ step: 'refused', name, problem: replyOf(cause) });
    }
  };

  const read = (file: File) =>
    attempt(file.name, async (tools) => ({
      step: 'preview',
      name: file.name,
      file: await steps.read(file, tools),
    }));
  const write = (name: string, file: F) =>
    attempt(name, async (tools) => ({ step: 'done', name, done: await steps.write(file, name, tools) }));
  const stop = () => running.current?.abort();
  const forget = () => {
    stop();
    running.current = undefined;
    setState({ step: 'idle' });
  };
  return { state, read, write, stop, forget };
}

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
