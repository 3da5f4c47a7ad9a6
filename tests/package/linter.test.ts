import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { folderOf, readFile } from './builds';

type Notice = { code: string; file?: string; message: string };
type Report = { errors: Notice[]; warnings: Notice[]; notices: Notice[] };

/** The store's own linter, as a program: its library form prints to the console. */
async function lint(folder: string): Promise<Report> {
  const home = dirname(createRequire(import.meta.url).resolve('addons-linter/package.json'));
  const program = join(home, 'bin', 'addons-linter');
  const run = promisify(execFile)(process.execPath, [program, '--output', 'json', folder], {
    maxBuffer: 64e6,
  });
  // It ends with 1 when it has anything to say; what it said is on standard output all the same.
  const { stdout } = await run.catch((error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }));
  return JSON.parse(stdout) as Report;
}

describe('the store linter on firefox-production', () => {
  it('has no error, and no warning but those about how React writes to the page', async () => {
    const { errors, warnings } = await lint(folderOf('firefox-production'));
    expect(errors).toEqual([]);
    const others = warnings.filter(({ code }) => code !== 'UNSAFE_VAR_ASSIGNMENT');
    expect(others).toEqual([]);
    // Each file with such a warning carries react-dom or Preact, whose assignments to innerHTML (two, one) are
    // never reached by our code.
    const files = [...new Set(warnings.map((one) => one.file ?? ''))];
    for (const file of files)
      expect(readFile('firefox-production', file)).toContain('dangerouslySetInnerHTML');
    for (const file of files) {
      expect(warnings.filter((one) => one.file === file).length, file).toBeLessThanOrEqual(2);
    }
  });
});
