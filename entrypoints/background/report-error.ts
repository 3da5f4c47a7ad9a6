/**
 * The one place where an unexpected error surfaces: its kind and where it happened, never a title, value or token.
 */
export function reportError(where: string, cause: unknown): void {
  const kind = cause instanceof Error ? `${cause.name}: ${cause.message}` : typeof cause;
  // biome-ignore lint/suspicious/noConsole: a bug must be visible in the extension's own console, once.
  console.error(`Pilotlight: unexpected error in ${where}: ${kind}`);
}
