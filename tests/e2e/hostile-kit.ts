import type { BrowserContext, Page, Worker } from '@playwright/test';
import type { Chromium } from './harness/chromium';
import { poll } from './harness/poll';

/** What of `chrome` the tests use inside the extension; the page's own world has none of it. */
export type ExtensionApi = {
  runtime: {
    id: string;
    sendMessage(message: unknown): Promise<unknown>;
    onMessage: { addListener(listener: (message: unknown) => void): void };
    reload(): void;
  };
  management: { uninstallSelf(): Promise<void> };
  storage: Record<'local' | 'session' | 'sync', { get(keys?: null): Promise<Record<string, unknown>> }>;
  tabs: { query(query: { url?: string }): Promise<{ id?: number; url?: string }[]> };
  scripting: {
    executeScript(injection: {
      target: { tabId: number; frameIds?: number[]; allFrames?: boolean };
      world: 'ISOLATED';
      func: (...args: never[]) => unknown;
      args?: unknown[];
    }): Promise<{ frameId: number; result?: unknown }[]>;
  };
};
declare const chrome: ExtensionApi;

export type Reply = { ok: true; value: unknown } | { ok: false; error: { code: string } };
export type Row = { id: string; cls: string; doc: Record<string, unknown>; [name: string]: unknown };

export const DATABASE = 'pilotlight-local';

/**
 * A page of the extension's own origin in which nothing of the extension runs: for looking at what is stored, and for
 * putting there what no part of the product would write.
 */
export type Lab = {
  page: Page;
  /** Everything that is stored, as one text: equal texts are an equal state. */
  dump(): Promise<string>;
  /** As `dump`, once nothing has been written for half a second: what a page begins goes on after its answer. */
  settled(): Promise<string>;
  /** As `dump`, without what merely looking at a page changes: match counts, when a site was seen, the pages a rule can be
   * tried on, and the tabs' memories. */
  records(): Promise<string>;
  rows(cls: string): Promise<Row[]>;
  put(...rows: Row[]): Promise<void>;
  send(name: string, input: unknown): Promise<Reply>;
  /** Makes open panels read again, as any change of a record does. */
  announceChange(): Promise<void>;
  tabId(urlPart: string): Promise<number>;
};

export async function openLab(app: Chromium): Promise<Lab> {
  // An own file that is no page: it has the origin and the interfaces, and runs nothing.
  const page = await app.extensionPageBehind('manifest.json');
  const read = (withTraces: boolean) => page.evaluate(readAll, [DATABASE, withTraces] as const);
  const lab: Lab = {
    page,
    dump: () => read(true),
    async settled() {
      let last = '';
      let since = 0;
      return poll('the store is at rest', async () => {
        const text = await read(true);
        if (text !== last) [last, since] = [text, Date.now()];
        return Date.now() - since > 500 && text;
      });
    },
    records: () => read(false),
    rows: async (cls) => {
      const { docs = [] } = JSON.parse(await read(false)) as Record<string, Row[]>;
      return docs.filter((row) => row.cls === cls);
    },
    put: (...rows) => page.evaluate(putRows, [DATABASE, rows] as const),
    send: (name, input) =>
      page.evaluate((message) => chrome.runtime.sendMessage(message) as Promise<Reply>, { name, input }),
    async announceChange() {
      const reply = await lab.send('setLocale', { locale: 'en' });
      if (!reply?.ok) throw new Error(`No change could be announced: ${JSON.stringify(reply)}`);
    },
    tabId: (urlPart) =>
      poll(`a tab at ${urlPart}`, () =>
        page.evaluate(
          async (part) => (await chrome.tabs.query({})).find((tab) => tab.url?.includes(part))?.id,
          urlPart,
        ),
      ),
  };
  return lab;
}

async function readAll([name, withTraces]: readonly [string, boolean]): Promise<string> {
  const known = (await indexedDB.databases()).some((one) => one.name === name);
  const stores: Record<string, unknown> = {};
  if (known) {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    db.onversionchange = () => db.close();
    for (const store of [...db.objectStoreNames].sort()) {
      if (!withTraces && (store === 'matchCounts' || store === 'seen')) continue;
      stores[store] = await new Promise((resolve, reject) => {
        const request = db.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    }
    db.close();
  }
  const local: Record<string, unknown> = await chrome.storage.local.get(null);
  // The worker waits some seconds for an organisation's policy, and then notes that there is none.
  delete local.policy;
  if (!withTraces) for (const trace of ['siteMemory', 'requests', 'fieldRecords']) delete local[trace];
  const session = withTraces ? await chrome.storage.session.get(null) : undefined;
  return JSON.stringify({ ...stores, local, session });
}

async function putRows([name, rows]: readonly [string, Row[]]): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const tx = db.transaction('docs', 'readwrite');
  for (const row of rows) tx.objectStore('docs').put(row);
  await new Promise<void>((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error);
  });
  db.close();
}

/** What reaches the worker, and what it complains about. Holds as long as the worker is not stopped. */
export type WorkerWatch = {
  worker: Worker;
  /** Names of all messages since the watch began. */
  messages(): Promise<string[]>;
  /** Unexpected errors in the worker's console. */
  errors: string[];
};

export async function watchWorker(app: Chromium): Promise<WorkerWatch> {
  const worker = await app.worker();
  const errors: string[] = [];
  worker.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await worker.evaluate(() => {
    const seen = globalThis as unknown as { __messages: string[] };
    seen.__messages = [];
    chrome.runtime.onMessage.addListener((message) => {
      const name = (message as { name?: unknown } | null)?.name;
      seen.__messages.push(typeof name === 'string' ? name : typeof name);
    });
  });
  return {
    worker,
    messages: () => worker.evaluate(() => (globalThis as unknown as { __messages: string[] }).__messages),
    errors,
  };
}

/** Runs a function as our content script would run, in the extension's own world of a tab. */
export async function inContentScript<A extends unknown[], T>(
  worker: Worker,
  target: { tabId: number; frameIds?: number[]; allFrames?: boolean },
  run: (...args: A) => T | Promise<T>,
  ...args: A
): Promise<T[]> {
  const results = await worker.evaluate(
    async ([wanted, code, values]) => {
      // A function cannot travel to the worker, and the worker may not make one from text; the debugger may.
      const func = (globalThis as unknown as Record<string, (...inner: never[]) => unknown>)[code];
      if (!func) throw new Error('the function is not there');
      const answers = await chrome.scripting.executeScript({
        target: wanted,
        world: 'ISOLATED',
        func,
        args: values,
      });
      return answers.map(({ result }) => result);
    },
    [target, await plant(worker, run), args] as const,
  );
  return results as T[];
}

let planted = 0;

/** Puts a function into the worker's world under a name of its own; the debugger is not bound by the policy. */
async function plant(worker: Worker, run: (...args: never[]) => unknown): Promise<string> {
  const name = `__planted${++planted}`;
  await worker.evaluate(`globalThis.${name} = ${run}; true`);
  return name;
}

/** Errors of a page and breaches of its policy, from before its first script. */
export async function watchPage(page: Page): Promise<{ errors: string[] }> {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(`${error.name}: ${error.message}`));
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted ?Type/i.test(message.text())) errors.push(message.text());
  });
  page.on('dialog', (dialog) => {
    errors.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { errors };
}

/** All requests of a browser, also those that never reach a server. */
export function recordRequests(context: BrowserContext): { urls: string[]; bodies: string[] } {
  const urls: string[] = [];
  const bodies: string[] = [];
  context.on('request', (request) => {
    urls.push(request.url());
    const body = request.postData();
    if (body) bodies.push(body);
  });
  return { urls, bodies };
}

/** What is in a closed root, as the debugging protocol alone can see it. */
export async function pierce(page: Page, hostName: string) {
  const session = await page.context().newCDPSession(page);
  type Node = {
    backendNodeId: number;
    localName: string;
    nodeType: number;
    nodeValue: string;
    attributes?: string[];
    children?: Node[];
    shadowRoots?: Node[];
  };
  const below = (node: Node): Node[] => [
    node,
    ...[...(node.children ?? []), ...(node.shadowRoots ?? [])].flatMap(below),
  ];
  const inside = async () => {
    const { root } = (await session.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: Node };
    const host = below(root).find((node) => node.localName === hostName);
    return (host?.shadowRoots ?? []).flatMap(below);
  };
  return {
    /** All texts and accessible names, in order. */
    async texts(): Promise<string[]> {
      const nodes = (await inside()).filter(({ localName }) => localName !== 'style');
      return nodes.flatMap(({ nodeType, nodeValue, attributes = [] }) => {
        const label = attributes.indexOf('aria-label');
        if (label >= 0) return attributes[label + 1] ?? [];
        return nodeType === 3 && !nodeValue.includes('{') ? nodeValue : [];
      });
    },
    /** The middle of the first element of this name and, if given, this label. */
    async box(localName: string, label?: string): Promise<{ x: number; y: number }> {
      const found = await poll(`${localName} ${label ?? ''} in ${hostName}`, async () =>
        (await inside()).find(
          (node) =>
            node.localName === localName &&
            (label === undefined || node.attributes?.some((value) => value.startsWith(label))),
        ),
      );
      const { model } = await session.send('DOM.getBoxModel', { backendNodeId: found.backendNodeId });
      const [left = 0, top = 0, right = 0, , , bottom = 0] = model.content;
      return { x: (left + right) / 2, y: (top + bottom) / 2 };
    },
  };
}

/** Keeps every writer of the records waiting until it is let go. */
export async function holdStore(lab: Lab): Promise<() => Promise<void>> {
  await lab.page.evaluate(
    (name) =>
      new Promise<void>((resolve) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => {
          const store = request.result.transaction(['docs', 'meta'], 'readwrite').objectStore('docs');
          const hold = { on: true };
          Object.assign(globalThis, { __hold: hold });
          const spin = () => {
            if (hold.on) store.count().onsuccess = spin;
            else request.result.close();
          };
          spin();
          resolve();
        };
      }),
    DATABASE,
  );
  return () =>
    lab.page.evaluate(() => {
      (globalThis as unknown as { __hold: { on: boolean } }).__hold.on = false;
    });
}
