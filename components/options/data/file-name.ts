/** `pilotlight-rules-2026-11-23.csv`: what it is, and of which day. */
export const fileName = (
  what: 'rules' | 'backup' | 'problems' | 'unsent',
  day: string,
  ending: 'csv' | 'json',
): string => `pilotlight-${what}-${day}.${ending}`;
