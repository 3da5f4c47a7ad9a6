import type { Finding } from '../source';

/*
 * Written so that no pattern matches its own source: one letter of each stands in brackets.
 */
const TRACES: readonly [RegExp, string][] = [
  [/\/wor[k]\//, 'names a folder of one machine: use a path relative to the repository'],
  [/\/roo[t]\//, 'names a folder of one machine: use a path relative to the repository'],
  [/\/tmp\/bas[h]/, 'names a folder of one machine: use os.tmpdir()'],
  [/\/home\/[a-z]+[/]/, 'names a home folder: use a path relative to the repository'],
  [/\/User[s]\/[A-Za-z]/, 'names a home folder: use a path relative to the repository'],
  [/\bissue [#]\d/i, 'names a number of an issue: say what the reason is'],
  [/\b(?:pull request|PR|MR) [#]\d/i, 'names a number of a pull request: say what the reason is'],
  [/\b(?:closes|fixes|refs) [#]\d/i, 'names a number of an issue: say what the reason is'],
  [/\b(?:cla[u]de|anth[r]opic|chat[g]pt|open[a]i)\b/i, 'names an assistant: say it in our own words'],
  [/\bco-authored-b[y]\b/i, 'names a co-author: leave that to the commit'],
  [/https?:\/\/(?:registry\.npmj[s]|[a-z0-9.-]*(?:artifactor[y]|verdacci[o]|nexu[s]))/i, 'names a registry'],
  [/"resolved": "https?[:]/, 'holds an address of a registry: install with omit-lockfile-registry-resolved'],
];

/** Traces of how a file came about, which the next reader cannot use and a customer should not see. */
export function checkTraces(path: string, text: string): Finding[] {
  const findings: Finding[] = [];
  text.split('\n').forEach((line, index) => {
    for (const [pattern, says] of TRACES) {
      if (pattern.test(line)) findings.push({ path, line: index + 1, says: `${says}.` });
    }
  });
  return findings;
}

/** Files whose text is not ours: saved pages and licence texts. */
export function isOurText(path: string): boolean {
  return !path.startsWith('tests/fixtures/') && !/\.(png|ico|svg|woff2?|zip|jpg|webp|gif)$/.test(path);
}
