import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run, SetupError } from './process.mjs';

function ensureNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new SetupError(`This needs Node 20.19 or newer; you have ${process.versions.node}.`);
}

/** Runs `npm ci` unless what is installed is what the lockfile says. */
export async function ensureInstalled() {
  ensureNode();
  if (isInstalled()) return;
  console.log('Installing packages (npm ci), which takes a minute or two …');
  // Under `npm start` this is npm's own script; it avoids the question of what npm is called on this system.
  const npm = process.env.npm_execpath;
  const [command, ...args] = npm?.endsWith('.js') ? [process.execPath, npm, 'ci'] : ['npm', 'ci'];
  await run(command, args, 'The packages could not be installed: `npm ci` failed, see its output above.');
}

/**
 * npm notes what it installed in a lockfile of the same form; packages for other systems are missing there.
 */
function isInstalled() {
  const present = packagesIn(join('node_modules', '.package-lock.json'));
  return Object.entries(packagesIn('package-lock.json')).every(
    ([path, { version, optional, devOptional, peer }]) =>
      path === '' || optional || devOptional || peer || present[path]?.version === version,
  );
}

/**
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }>}
 */
function packagesIn(lockfile) {
  const path = join(ROOT, lockfile);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}
