import { useRef, useState } from 'react';
import { MessageError, send } from '@/lib/messaging/client';
import type { InputOf, MessageName, OutputOf, ReplyError } from '@/lib/messaging/protocol';

export type Command<N extends MessageName> = {
  /**
   * Undefined when the worker refused; `problem` then says why. A second call while one runs does nothing.
   */
  run: (input: InputOf<N>) => Promise<OutputOf<N> | undefined>;
  busy: boolean;
  problem: ReplyError | undefined;
  forget: () => void;
};

/** A change, sent to the worker: running, done, or refused with a reason that can be shown. */
export function useCommand<N extends MessageName>(name: N): Command<N> {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ReplyError>();
  const running = useRef(false);

  const run = async (input: InputOf<N>) => {
    if (running.current) return undefined;
    running.current = true;
    setBusy(true);
    setProblem(undefined);
    try {
      return await send(name, input);
    } catch (error) {
      if (!(error instanceof MessageError)) throw error;
      setProblem(error.reply);
      return undefined;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };

  return { run, busy, problem, forget: () => setProblem(undefined) };
}
