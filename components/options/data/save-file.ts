/** Hands a text over to the browser's own "save". Nothing leaves the browser but into that file. */
export function saveFile(
  name: string,
  parts: readonly string[],
  type: 'text/csv' | 'application/json',
): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([...parts], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  // The browser has taken the file over by the next turn of its loop.
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}

/** `pilotlight-rules-2026-11-23.csv`: what it is, and of which day. */
export const fileName = (
  what: 'rules' | 'backup' | 'problems',
  day: string,
  ending: 'csv' | 'json',
): string => `pilotlight-${what}-${day}.${ending}`;
