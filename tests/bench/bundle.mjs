// The product's own TypeScript for a bench, built with what the project builds with anyway.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cache = path.join(root, 'node_modules/.cache');

/**
 * A file of the project's, as an import needs it inside of a `source`.
 *
 * @param {string} file from the project's root
 */
export const from = (file) => JSON.stringify(path.join(root, file));

/**
 * One script that can be put into a page or a worker.
 *
 * @param {{ name: string, source?: string, entry?: string }} of either a text of its own or a file of the project's
 * @returns {Promise<string>}
 */
export function bundleScript({ name, source, entry }) {
  return built(name, { source, entry }, async (options, outDir, input) => {
    const given = await build({
      ...options,
      build: {
        write: false,
        outDir,
        lib: { entry: input, formats: ['iife'], name },
        rollupOptions: { input },
      },
    });
    const [{ output }] = Array.isArray(given) ? given : [given];
    return output[0].code;
  });
}

/**
 * The same as a module of this process.
 *
 * @param {string} name
 * @param {string} source
 */
export function loadModule(name, source) {
  return built(name, { source }, async (options, outDir, input) => {
    await build({
      ...options,
      ssr: { noExternal: true },
      build: {
        ssr: input,
        outDir,
        minify: false,
        rollupOptions: { output: { entryFileNames: 'module.mjs' } },
      },
    });
    return await import(pathToFileURL(path.join(outDir, 'module.mjs')).href);
  });
}

async function built(name, { source, entry }, work) {
  const outDir = path.join(cache, `bench-${name}`);
  const input = entry === undefined ? path.join(outDir, 'entry.ts') : path.join(root, entry);
  const written = {
    name: 'bench-entry',
    resolveId: (id) => (id === input && source !== undefined ? id : undefined),
    load: (id) => (id === input ? source : undefined),
  };
  const options = {
    ...{ configFile: /** @type {const} */ (false), root, logLevel: /** @type {const} */ ('error') },
    ...{ resolve: { alias: { '@': root } }, plugins: [written] },
  };
  try {
    return await work(options, outDir, input);
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}
