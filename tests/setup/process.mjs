import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/*
 * What the set-up steps share. They run on a fresh machine with nothing but Node and npm, so nothing in this
 * folder may import at its top what has to be installed.
 */

/** The root folder of the repository, without a slash at the end. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** A failure that one sentence explains; its stack would tell nothing more. */
export class SetupError extends Error {
  name = 'SetupError';
}

/**
 * Runs a program in the repository's root and shows what it wrote only if it fails.
 *
 * @param {string} command @param {string[]} args @param {string} sentence to fail with
 */
export async function run(command, args, sentence) {
  const { code, output } = await execute(command, args);
  if (code === 0) return;
  process.stderr.write(output);
  throw new SetupError(sentence);
}

/** @param {string} command @param {string[]} args @returns {Promise<boolean>} */
export const succeeds = async (command, args) => (await execute(command, args)).code === 0;

/** @returns {Promise<{ code: number | null, output: string }>} */
function execute(command, args) {
  return new Promise((resolve) => {
    // npm is a batch file on Windows, which only a shell can start.
    const shell = process.platform === 'win32' && command === 'npm';
    const child = spawn(command, args, { cwd: ROOT, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (chunk) => {
      output += chunk;
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ code: 127, output: `${error.message}\n` }));
    child.on('close', (code) => resolve({ code, output }));
  });
}
