import { SetupError } from '../setup/process.mjs';

/**
 * The panel in a page, for whoever clicks through it. It lives in a closed shadow root, which only the debugging protocol
 * can look into. Each step waits until what it is about is there.
 *
 * @param {import('playwright').Page} page
 */
export async function panelOf(page) {
  const session = await page.context().newCDPSession(page);
  const isElement = (node) => node.nodeType === 1;
  const attributes = (node) => {
    const flat = node.attributes ?? [];
    return Object.fromEntries(flat.flatMap((name, index) => (index % 2 ? [] : [[name, flat[index + 1]]])));
  };
  const inside = (node) =>
    [node, ...(node.children ?? []), ...(node.shadowRoots ?? [])].flatMap((child) =>
      child === node ? [node] : inside(child),
    );
  const rawTextOf = (node) =>
    node.nodeType === 3 ? node.nodeValue : (node.children ?? []).map(rawTextOf).join('');
  /** As a person reads it: without the marks that keep a number and its unit, or a name's direction, together. */
  const textOf = (node) =>
    rawTextOf(node)
      .replaceAll(/[\u2066-\u2069]/g, '')
      .replaceAll(/\s+/g, ' ')
      .trim();
  /** Everything in shadow roots of elements that stand beside the page's head and body. */
  const nodes = async () => {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    const html = root.children.find((node) => node.localName === 'html');
    return html.children
      .filter((node) => !['head', 'body'].includes(node.localName))
      .flatMap((node) => node.shadowRoots ?? [])
      .flatMap(inside);
  };
  const until = async (what, ask) => {
    const deadline = Date.now() + 15_000;
    while (Date.now() < deadline) {
      const answer = await ask();
      if (answer) return answer;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new SetupError(`${what}, which should not happen; please report it.`);
  };
  const element = async (tag, isMeant) =>
    (await nodes()).find((node) => isElement(node) && node.localName === tag && isMeant(node));
  /** The innermost element that says it. */
  const find = async (words) =>
    (await nodes()).filter((node) => isElement(node) && textOf(node).includes(words)).at(-1);
  const hasClass = (name) => (node) => attributes(node).class?.split(' ').includes(name);
  const click = async ({ nodeId }) => {
    await session.send('DOM.scrollIntoViewIfNeeded', { nodeId });
    const { model } = await session.send('DOM.getBoxModel', { nodeId });
    const [left, top, right, , , bottom] = model.content;
    await page.mouse.click((left + right) / 2, (top + bottom) / 2);
  };

  return {
    shown: (key) => until(`The panel did not appear on ${key}`, async () => (await nodes()).length > 0),
    async open() {
      await click(await until('The panel has no tab to open it', () => element('button', hasClass('tab'))));
      await until('The panel did not open', () => element('aside', hasClass('panel')));
    },
    /** Clicks the button with these words. */
    async press(words) {
      const isMeant = (node) => textOf(node) === words;
      await click(await until(`The panel has no “${words}”`, () => element('button', isMeant)));
    },
    /** Types the value that is due and hands it in. */
    async enter(text) {
      const due = async () => (await nodes()).find((node) => isElement(node) && hasClass('due')(node));
      const { nodeId } = await until('The panel asks for no value', async () =>
        inside((await due()) ?? {}).find(({ localName }) => localName === 'input'),
      );
      await session.send('DOM.focus', { nodeId });
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
    says: (words) => until(`The panel does not say “${words}”`, () => find(words)),
    /** Scrolls to where these words stand. */
    async show(words) {
      const { nodeId } = await until(`The panel does not say “${words}”`, () => find(words));
      await session.send('DOM.scrollIntoViewIfNeeded', { nodeId });
    },
  };
}
