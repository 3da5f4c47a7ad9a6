import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Bidi } from './bidi';
import { poll } from './poll';

type Remote =
  | { type: 'undefined' | 'null' }
  | { type: 'string' | 'boolean' | 'bigint'; value: string | boolean }
  | { type: 'number'; value: number | 'NaN' | '-0' | 'Infinity' | '-Infinity' }
  | { type: 'node'; sharedId: string };

type Evaluated =
  | { type: 'success'; result: Remote }
  | { type: 'exception'; exceptionDetails: { text: string } };

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/**
 * A place to be found by CSS. ` >>> ` goes on inside the open shadow root of what was found before:
 * `pilotlight-panel >>> button[aria-expanded]`. ` ~~ ` at the end keeps what reads exactly so, or is named so:
 * `main >>> button ~~ Save`.
 */
export type Selector = string;

/** Keys by name for `press`, as code points of WebDriver. */
const KEYS = {
  Enter: '\uE007',
  Tab: '\uE004',
  Escape: '\uE00C',
  Backspace: '\uE003',
  Delete: '\uE017',
  Space: ' ',
  ArrowUp: '\uE013',
  ArrowDown: '\uE015',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
  Home: '\uE011',
  End: '\uE010',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
} as const;

/** A tab or a frame of Firefox. Questions about elements wait until there is an answer. */
export class FirefoxPage {
  constructor(
    private readonly bidi: Bidi,
    readonly context: string,
  ) {}

  /**
   * Waits until the new document is loaded; it may be where a redirect led. Only a new fragment keeps the
   * document.
   */
  async goto(url: string): Promise<void> {
    const before = await this.evaluate(() => ({ origin: performance.timeOrigin, href: location.href }));
    const isFragment = url.includes('#') && url.split('#')[0] === before.href.split('#')[0];
    // `wait: 'none'`: other values hang when the navigation changes the process, as for extension pages.
    await this.bidi.send('browsingContext.navigate', { context: this.context, url, wait: 'none' });
    if (isFragment) await this.waitFor((wanted) => location.href === wanted, url);
    else await this.waitForDocumentAfter(before.origin, url);
  }

  async reload(): Promise<void> {
    const before = await this.evaluate(() => performance.timeOrigin);
    await this.bidi.send('browsingContext.reload', { context: this.context, wait: 'none' });
    await this.waitForDocumentAfter(before, await this.url());
  }

  private async waitForDocumentAfter(timeOrigin: number, url: string): Promise<void> {
    await poll(`Firefox shows ${url}`, () =>
      this.evaluate(
        (old) => document.readyState === 'complete' && performance.timeOrigin !== old,
        timeOrigin,
      ),
    );
  }

  url(): Promise<string> {
    return this.evaluate(() => location.href);
  }

  title(): Promise<string> {
    return this.evaluate(() => document.title);
  }

  /**
   * Runs a function in the page's world; it sees nothing of its surroundings but `args`. Promises are
   * awaited, and the answer travels as JSON.
   */
  async evaluate<T, A extends Json[]>(run: (...args: A) => T | Promise<T>, ...args: A): Promise<T> {
    // The answer as one JSON text: BiDi's own serialisation knows no plain objects. The arguments as part of the
    // script, since a hostile page may have a `JSON.parse` of its own.
    const result = await this.call(
      `async () => JSON.stringify(await (${run})(${args.map((one) => JSON.stringify(one)).join(', ')}))`,
    );
    return (result.type === 'string' ? JSON.parse(String(result.value)) : undefined) as T;
  }

  /** Whether something at `selector` exists and takes up room. */
  async isVisible(selector: Selector): Promise<boolean> {
    const visible = await this.call(
      `(selector) => { const element = (${find})(selector);
        return !!element && element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
          && element.getClientRects().length > 0; }`,
      selector,
    );
    return visible.type === 'boolean' && visible.value === true;
  }

  /** Waits for the element and returns its text. */
  async text(selector: Selector): Promise<string> {
    return poll(`text at ${selector}`, async () => {
      const text = await this.call(`(selector) => (${find})(selector)?.textContent`, selector);
      return text.type === 'string' ? String(text.value) : undefined;
    });
  }

  /** Waits for the element and returns what a person reads there: no hidden text, blocks on lines of their own. */
  async words(selector: Selector): Promise<string> {
    return poll(`words at ${selector}`, async () => {
      const text = await this.call(`(selector) => (${find})(selector)?.innerText`, selector);
      if (text.type !== 'string') return undefined;
      // Isolates and narrow spaces of the language are not what a test is about.
      return String(text.value)
        .replace(/[\u2068\u2069]/g, '')
        .replace(/[\u00a0\u202f]/g, ' ');
    });
  }

  /** Waits until a person reads a text there. */
  async waitForWords(selector: Selector, wanted: string): Promise<void> {
    let last = '';
    await poll(`“${wanted}” at ${selector}`, async () => {
      last = await this.words(selector);
      return last.includes(wanted);
    }).catch((error: Error) => {
      throw new Error(`${error.message} It reads: ${last.slice(0, 600)}`);
    });
  }

  /** Value of an attribute, `undefined` when it has none. Waits for the element. */
  async attribute(selector: Selector, name: string): Promise<string | undefined> {
    const [value] = await poll(`element at ${selector}`, async () => {
      const found = await this.call(
        `(selector, name) => { const element = (${find})(selector);
          return element ? JSON.stringify([element.getAttribute(name)]) : undefined; }`,
        selector,
        name,
      );
      return found.type === 'string' ? (JSON.parse(String(found.value)) as [string | null]) : undefined;
    });
    return value ?? undefined;
  }

  count(selector: Selector): Promise<number> {
    return this.call(`(selector) => (${findAll})(selector).length`, selector).then((found) =>
      found.type === 'number' ? Number(found.value) : 0,
    );
  }

  /** Asks `condition` in the page until it holds. */
  async waitFor<A extends Json[]>(condition: (...args: A) => boolean, ...args: A): Promise<void> {
    await poll(`in the page: ${condition}`, () => this.evaluate(condition, ...args));
  }

  async waitForVisible(selector: Selector): Promise<void> {
    await poll(`${selector} is visible`, () => this.isVisible(selector));
  }

  /** Runs a script in the page's world, whatever policy the page has; for a library that a test brings along. */
  async inject(script: string): Promise<void> {
    await this.call(`() => { ${script} }`);
  }

  /**
   * A real click, as soon as the element can be seen and nothing lies over its middle: scrolls there, moves the
   * pointer and presses.
   */
  async click(selector: Selector): Promise<void> {
    await this.waitForVisible(selector);
    let attempt = 0;
    await poll(`${selector} is within reach of the pointer`, () => this.clickOnce(selector, attempt++));
  }

  /** As `click`, but only if it is there and within reach now; answers whether it was clicked. */
  async clickOnce(selector: Selector, attempt = 0): Promise<boolean> {
    const block = (['nearest', 'center', 'end', 'start'] as const)[attempt % 4] ?? 'center';
    if (!(await this.isReachable(selector, block))) return false;
    // A page that is still building itself may move it away at the last moment: refused, and tried again.
    await this.clickUnseen(selector);
    return true;
  }

  private async isReachable(selector: Selector, block: ScrollLogicalPosition): Promise<boolean> {
    const reachable = await this.call(
      `async (selector, block) => { const element = (${find})(selector);
        if (!element) return false;
        element.scrollIntoView({ block, behavior: 'instant' });
        const before = element.getBoundingClientRect();
        // Two frames later at the same place: what is still moving would be missed by the pointer. A hidden tab has no frames.
        await Promise.race([
          new Promise((on) => requestAnimationFrame(() => requestAnimationFrame(on))),
          new Promise((on) => setTimeout(on, 250)),
        ]);
        const { left, top, width, height } = element.getBoundingClientRect();
        if (left !== before.left || top !== before.top) return false;
        const hit = element.getRootNode().elementFromPoint(left + width / 2, top + height / 2);
        return element.contains(hit); }`,
      selector,
      block,
    );
    return reachable.type === 'boolean' && reachable.value === true;
  }

  /** Clicks at the middle of the element, whatever a person would see there. */
  async clickUnseen(selector: Selector): Promise<void> {
    const node = await this.call(
      `(selector) => { const element = (${find})(selector);
        element.scrollIntoView({ block: 'nearest', behavior: 'instant' }); return element; }`,
      selector,
    );
    if (node.type !== 'node') throw new Error(`${selector} is gone.`);
    const origin = { type: 'element', element: { sharedId: node.sharedId } };
    await this.clickFrom(origin, 0, 0);
  }

  /** A real click at a point of the viewport, for what no selector reaches. */
  async clickAt(x: number, y: number): Promise<void> {
    await this.clickFrom('viewport', x, y);
  }

  private async clickFrom(origin: unknown, x: number, y: number): Promise<void> {
    await this.perform([
      {
        type: 'pointer',
        id: 'mouse',
        actions: [
          { type: 'pointerMove', x, y, origin },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      },
    ]);
  }

  /** Types into whatever has the focus, or clicks `selector` first. */
  async type(text: string, selector?: Selector): Promise<void> {
    if (selector) await this.click(selector);
    const keys = [...text].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await this.perform([{ type: 'key', id: 'keyboard', actions: keys }]);
  }

  /** One key or a combination: `Enter`, `Alt+Shift+L`. */
  async press(combination: string): Promise<void> {
    const values = combination.split('+').map((name) => KEYS[name as keyof typeof KEYS] ?? name);
    const down = values.map((value) => ({ type: 'keyDown', value }));
    const up = values.toReversed().map((value) => ({ type: 'keyUp', value }));
    await this.perform([{ type: 'key', id: 'keyboard', actions: [...down, ...up] }]);
  }

  /** A PNG of what is visible; also written to `path` if given. */
  async screenshot(path?: string): Promise<Buffer> {
    const { data } = await this.bidi.send<{ data: string }>('browsingContext.captureScreenshot', {
      context: this.context,
    });
    const image = Buffer.from(data, 'base64');
    if (path) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, image);
    }
    return image;
  }

  async setViewport(width: number, height: number): Promise<void> {
    await this.bidi.send('browsingContext.setViewport', {
      context: this.context,
      viewport: { width, height },
    });
  }

  async back(): Promise<void> {
    await this.bidi.send('browsingContext.traverseHistory', { context: this.context, delta: -1 });
  }

  /** The frame of this name, however deep in shadow roots it is. Waits for its document. */
  async frame(name: string): Promise<FirefoxPage> {
    return poll(`frame ${name}`, async () => {
      const { contexts } = await this.bidi.send<{ contexts: Tree[] }>('browsingContext.getTree', {
        root: this.context,
      });
      for (const { context } of descendants(contexts)) {
        const page = new FirefoxPage(this.bidi, context);
        const found = await page.evaluate(() => `${document.readyState} ${window.name}`);
        if (found === `complete ${name}`) return page;
      }
      return undefined;
    });
  }

  async close(): Promise<void> {
    await this.bidi.send('browsingContext.close', { context: this.context });
  }

  private async call(functionDeclaration: string, ...args: string[]): Promise<Remote> {
    const evaluated = await this.bidi.send<Evaluated>('script.callFunction', {
      functionDeclaration,
      awaitPromise: true,
      arguments: args.map((value) => ({ type: 'string', value })),
      target: { context: this.context },
      // A click on a button that asks for a permission needs a user's activation; a plain question must not
      // grant one.
      userActivation: false,
    });
    if (evaluated.type === 'exception') throw new Error(`In the page: ${evaluated.exceptionDetails.text}`);
    return evaluated.result;
  }

  private async perform(actions: Record<string, unknown>[]): Promise<void> {
    await this.bidi.send('input.performActions', { context: this.context, actions });
  }
}

type Tree = { context: string; children: Tree[] | null };

const descendants = (trees: Tree[]): Tree[] =>
  trees.flatMap((tree) => [...(tree.children ?? []), ...descendants(tree.children ?? [])]);

/** Run in the page, as text. */
const findAll = `(selector) => {
  let roots = [document];
  const [path, wanted] = selector.split(' ~~ ');
  const parts = path.split(' >>> ');
  for (const part of parts.slice(0, -1)) {
    const hosts = roots.flatMap((root) => [...root.querySelectorAll(part)]);
    roots = hosts.flatMap((host) => host.shadowRoot ?? []);
  }
  const found = roots.flatMap((root) => [...root.querySelectorAll(parts.at(-1))]);
  const plain = (text) => (text ?? '').replace(/[\\u2068\\u2069]/g, '').replace(/\\s+/g, ' ').trim();
  return wanted === undefined ? found : found.filter((element) =>
    [element.textContent, element.getAttribute('aria-label')].some((text) => plain(text) === wanted));
}`;
const find = `(selector) => (${findAll})(selector)[0]`;
