import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * `npm test`: everything that must hold before a change counts as ready, in one command, on a fresh machine
 * too.
 *
 *   npm test                   all steps
 *   npm test -- unit e2e       only these
 *
 * Plain Node until the dependencies are there. The first step that fails ends the run; the last line always
 * counts the tests of all steps together.
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CACHE = join(ROOT, '.cache');
// Three times what a quiet machine needs for the end-to-end tests leaves room for a busy one.
const LIMIT_MINUTES = 40;

/** @typedef {{ passed: number, failed: number }} Counts */
/**
 * @typedef {{ name: string, what: string, needs?: ('chromium' | 'firefox')[], outputs?: string[], onRequest?: boolean, run: () =>
 * Promise<Counts | void> }} Step
 */

/** Builds that later steps look at; each is a folder of `.output`. */
const PRODUCTION = ['chrome-production', 'edge-production', 'firefox-production'];
const E2E = ['chrome-e2e', 'firefox-e2e'];

/** @type {Step[]} */
const STEPS = [
  { name: 'lint', what: 'style and common mistakes', run: () => tool('biome', ['check', '.']) },
  {
    name: 'types',
    what: 'types of every module',
    run: async () => {
      await tool('wxt', ['prepare']);
      await tool('tsc', ['--noEmit']);
    },
  },
  {
    name: 'deadcode',
    what: 'unused files, exports and packages',
    run: () => tool('knip', ['--config', 'tests/knip.json']),
  },
  {
    name: 'unit',
    what: 'rules, contracts and architecture',
    run: () => vitest('unit', 'tests/vitest.config.ts'),
  },
  {
    name: 'build',
    what: 'the extension for each browser, and its test builds',
    run: async () => {
      for (const output of [...PRODUCTION, ...E2E]) {
        const [browser = '', mode = ''] = output.split('-');
        await tool('wxt', ['build', '-b', browser, '--mode', mode]);
      }
    },
  },
  {
    name: 'package',
    what: 'what is in the builds: manifest, sizes, store linter, two equal builds',
    outputs: PRODUCTION,
    run: () => vitest('package', 'tests/package/vitest.config.ts'),
  },
  {
    name: 'rules',
    what: 'claims of the design against their tests',
    run: () => node(['tests/rules/list.mjs']),
  },
  {
    name: 'e2e',
    what: 'the product in real browsers',
    needs: ['chromium', 'firefox'],
    // One test looks at the build that people install, with its closed root.
    outputs: [...E2E, 'chrome-production'],
    run: playwright,
  },
  {
    name: 'bench',
    // Ratios of CPU time need a quiet machine; a shared build server is none. `npm run bench` or `npm test -- bench`.
    onRequest: true,
    what: 'speed, memory and cost to the page against their limits',
    needs: ['chromium'],
    outputs: ['chrome-e2e'],
    run: () => node(['tests/bench/run.mjs']),
  },
];

/** Fails with a sentence that is meant to be read; the stack would add nothing. */
class StepFailed extends Error {
  /**
   * @param {string} message
   * @param {Counts} [counts]
   */
  constructor(message, counts) {
    super(message);
    this.counts = counts;
  }
}

// The steps run in process groups of their own, which Ctrl-C does not reach.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.once(signal, () => process.exit(130));

const total = { passed: 0, failed: 0 };
const started = Date.now();
process.exitCode = await main(process.argv.slice(2));

/**
 * @param {string[]} wanted
 * @returns {Promise<number>} the exit code
 */
async function main(wanted) {
  const unknown = wanted.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0) {
    console.error(`There is no step "${unknown}". Steps: ${STEPS.map((step) => step.name).join(', ')}`);
    return 2;
  }
  const steps = STEPS.filter((step) => (wanted.length === 0 ? !step.onRequest : wanted.includes(step.name)));
  // A browser that hangs must not keep a build server busy for hours.
  const deadline = setTimeout(() => {
    console.error(`\nStopped: the steps took longer than ${LIMIT_MINUTES} minutes.`);
    add({ passed: 0, failed: 1 });
    finish(1);
    process.exit(1);
  }, LIMIT_MINUTES * 60_000);

  let current = 'setup';
  try {
    mkdirSync(CACHE, { recursive: true });
    await timed('setup', 'packages and browsers', () => setUp(steps));
    for (const step of steps) {
      current = step.name;
      const missing = (step.outputs ?? []).filter((output) => !existsSync(join(ROOT, '.output', output)));
      if (missing.length > 0) {
        throw new StepFailed(
          `needs ${missing.map((one) => `.output/${one}`).join(', ')}: run "npm test -- build ${step.name}"`,
        );
      }
      const counts = await timed(step.name, step.what, step.run);
      if (counts) add(counts);
    }
    return finish(0);
  } catch (error) {
    const counts = error instanceof StepFailed ? error.counts : undefined;
    add(counts && counts.failed > 0 ? counts : { passed: counts?.passed ?? 0, failed: 1 });
    console.error(
      `\nFAILED: ${current}: ${isExpected(error) ? error.message : (error instanceof Error && error.stack) || error}`,
    );
    return finish(1);
  } finally {
    clearTimeout(deadline);
  }
}

/**
 * Whether one sentence says all there is to say; the set-up has such failures of its own.
 *
 * @param {unknown} error
 * @returns {error is Error}
 */
function isExpected(error) {
  return error instanceof StepFailed || (error instanceof Error && error.name === 'SetupError');
}

/** @param {Counts} counts */
function add(counts) {
  total.passed += counts.passed;
  total.failed += counts.failed;
}

/** @param {number} code */
function finish(code) {
  console.log(`\nAll steps took ${seconds(Date.now() - started)}.`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return code;
}

/**
 * Packages as the lockfile has them, and the browsers that the chosen steps drive. The set-up modules are
 * loaded late: they, too, must work before there are any packages.
 *
 * @param {Step[]} steps
 */
async function setUp(steps) {
  const { ensureInstalled } = await import('./setup/packages.mjs');
  await ensureInstalled();
  const browsers = new Set(steps.flatMap((step) => step.needs ?? []));
  if (browsers.size === 0) return;
  const { ensureBrowser } = await import('./setup/browsers.mjs');
  for (const browser of browsers) console.log(`${browser}: ${await ensureBrowser(browser)}`);
}

/**
 * @template T
 * @param {string} name
 * @param {string} what
 * @param {() => Promise<T>} run
 */
async function timed(name, what, run) {
  console.log(`\n== ${name}: ${what}`);
  const from = Date.now();
  const result = await run();
  console.log(`== ${name}: ${seconds(Date.now() - from)}`);
  return result;
}

/** @param {number} milliseconds */
function seconds(milliseconds) {
  const whole = Math.round(milliseconds / 1000);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/**
 * Runs a program of `node_modules`, with its output as it comes.
 *
 * @param {string} name
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
async function tool(name, args, env) {
  const { bin } = JSON.parse(
    readFileSync(join(ROOT, 'node_modules', packageOf(name), 'package.json'), 'utf8'),
  );
  const script = typeof bin === 'string' ? bin : bin[name];
  await node([join('node_modules', packageOf(name), script), ...args], env);
}

/** @param {string} program */
function packageOf(program) {
  if (program === 'biome') return '@biomejs/biome';
  if (program === 'tsc') return 'typescript';
  return program === 'playwright' ? '@playwright/test' : program;
}

/**
 * Runs Node on a script. On its way out it takes everything that the script started with it, browsers
 * included.
 *
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<void>}
 */
function node(args, env) {
  const hasGroups = process.platform !== 'win32';
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, ...env },
      detached: hasGroups,
    });
    const stop = () => {
      try {
        if (hasGroups && child.pid) process.kill(-child.pid);
        else child.kill();
      } catch {
        // It has ended by itself meanwhile.
      }
    };
    process.once('exit', stop);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      process.off('exit', stop);
      if (code === 0) resolve();
      else reject(new StepFailed(`"node ${args.join(' ')}" ended with ${signal ?? `exit code ${code}`}`));
    });
  });
}

/**
 * @param {string} name
 * @param {string} config
 */
async function vitest(name, config) {
  const report = join(CACHE, `${name}.json`);
  const args = [
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  return counted(
    report,
    () => tool('vitest', args),
    (json) => ({
      passed: json.numPassedTests,
      failed: json.numFailedTests + (json.numFailedTests === 0 && !json.success ? 1 : 0),
    }),
  );
}

async function playwright() {
  const report = join(CACHE, 'e2e.json');
  const args = ['test', '--config', 'tests/e2e/playwright.config.ts', '--workers=1', '--reporter=list,json'];
  return counted(
    report,
    () => tool('playwright', args, { PLAYWRIGHT_JSON_OUTPUT_NAME: report }),
    (json) => ({
      passed: json.stats.expected + json.stats.flaky,
      failed: json.stats.unexpected,
    }),
  );
}

/**
 * Runs a step and reads how many of its tests passed, whether it succeeded or not.
 *
 * @param {string} report path of the JSON report the step writes
 * @param {() => Promise<void>} run
 * @param {(json: any) => Counts} read
 * @returns {Promise<Counts>}
 */
async function counted(report, run, read) {
  // A report of an earlier run must not be counted for this one.
  rmSync(report, { force: true });
  const count = () =>
    existsSync(report) ? read(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 1 };
  try {
    await run();
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    const counts = count();
    throw new StepFailed(`${counts.failed} failed (${error.message})`, counts);
  }
  const counts = count();
  if (counts.passed === 0) throw new StepFailed('ran no test', counts);
  return counts;
}
