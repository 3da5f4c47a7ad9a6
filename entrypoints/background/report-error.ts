import { AppError } from '@/lib/domain/errors';
import { redacted } from '@/lib/domain/redact';
import { noteError } from '@/lib/settings/error-log';

/**
 * The one place where an unexpected error surfaces: its kind and where it happened, never a title, value or token. An
 * expected one is not reported: nobody asked for what failed, and whoever asks gets it as an answer.
 */
export function reportError(where: string, cause: unknown): void {
  if (cause instanceof AppError) return;
  const [name, message] = cause instanceof Error ? [cause.name, cause.message] : [typeof cause, ''];
  // For the page of diagnostics. Where even that cannot be written, the console below has it.
  const note = { at: new Date().toISOString(), where, kind: redacted(`${name}: ${message}`) };
  void noteError(note).catch(() => {});
  const kind = cause instanceof Error ? `${cause.name}: ${cause.message}` : typeof cause;
  // biome-ignore lint/suspicious/noConsole: a bug must be visible in the extension's own console, once.
  console.error(`Pilotlight: unexpected error in ${where}: ${kind}`);
}
