import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Chromium, launchChromium } from '../harness/chromium';

/** A browser of the same make without our extension: what the tools do by themselves. */
export async function launchPlain(standIns: { port: number }): Promise<Chromium> {
  const extensionDir = await mkdtemp(join(tmpdir(), 'pilotlight-nothing-'));
  await writeFile(
    join(extensionDir, 'manifest.json'),
    JSON.stringify({ manifest_version: 3, name: 'Nothing', version: '1.0' }),
  );
  const app = await launchChromium({ extensionDir, standIns });
  return {
    ...app,
    async close() {
      await app.close();
      await rm(extensionDir, { recursive: true, force: true });
    },
  };
}

type Watched = { mutations: string[]; focus: string[]; shifts: number[] };

/**
 * Before anything of the page runs: notes every mutation of the document, every move of focus and every layout shift.
 * Adding or removing our one element is left out; anything else that we did would be in the list.
 */
export async function watchHostPage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const ours = (node: Node | null) => node?.nodeName === 'PILOTLIGHT-PANEL';
    const nameOf = (node: Node | null) => {
      if (!(node instanceof Element)) return node?.nodeName ?? 'nothing';
      return `${node.localName}${node.id && `#${node.id}`}`;
    };
    const watched: Watched = { mutations: [], focus: [], shifts: [] };
    (window as unknown as { __watched: Watched }).__watched = watched;
    new MutationObserver((records) => {
      for (const record of records) {
        const nodes = [...record.addedNodes, ...record.removedNodes];
        if (ours(record.target) || (nodes.length > 0 && nodes.every(ours))) continue;
        const what = record.attributeName ?? nodes.map(nameOf).join('+');
        watched.mutations.push(`${record.type} ${nameOf(record.target)} ${what}`);
      }
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    for (const type of ['focusin', 'focusout', 'blur', 'focus']) {
      window.addEventListener(
        type,
        (event) => {
          if (event.target instanceof Node) watched.focus.push(`${type} ${nameOf(event.target)}`);
        },
        { capture: true },
      );
    }
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, sources } = entry as unknown as { value: number; sources: { node: Node | null }[] };
        // Our own panel may move when it is told to; nodes in its shadow root are not named here.
        if (sources.some(({ node }) => node !== null && !ours(node))) watched.shifts.push(value);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** What was noted since the last time this was asked. Waits two frames, so that everything is in. */
export async function readWatched(page: Page): Promise<Watched> {
  return page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const { __watched: watched } = window as unknown as { __watched: Watched };
    const copy = structuredClone(watched);
    for (const list of Object.values(watched)) list.length = 0;
    return copy;
  });
}

/** One element of the page: what it is, where it stands, and every computed property. */
type Look = { name: string; box: string; style: string };

/** Every computed style and every box of the page's own elements. */
export async function readLook(page: Page): Promise<Look[]> {
  return page.evaluate(() => {
    const elements = [...document.querySelectorAll('*')].filter(
      (element) => element.localName !== 'pilotlight-panel',
    );
    return elements.map((element) => {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      return {
        name: `${element.localName}#${element.id}`,
        box: `${box.x},${box.y},${box.width},${box.height}`,
        // Custom properties come in an order that differs from browser to browser start.
        style: [...style]
          .map((name) => `${name}: ${style.getPropertyValue(name)}`)
          .sort()
          .join('\n'),
      };
    });
  });
}

/** In which elements two looks differ, and in what; empty when nothing moved and nothing was restyled. */
export function lookChanges(before: Look[], after: Look[]): string[] {
  if (before.length !== after.length) return [`${before.length} elements before, ${after.length} after`];
  return before.flatMap((one, index) => {
    const other = after[index];
    if (!other || (one.name === other.name && one.box === other.box && one.style === other.style)) return [];
    const then = new Set(one.style.split('\n'));
    const changed = other.style.split('\n').filter((line) => !then.has(line));
    return [`${one.name} ${one.box} → ${other.name} ${other.box} ${changed.join('; ')}`];
  });
}
