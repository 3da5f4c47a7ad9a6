export function parseJql(jql: string): { matches: (ticket: object) => boolean } | { error: string };
