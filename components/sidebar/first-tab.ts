import type { Tone } from '@/components/ui/tones';
import type { PanelBridge } from '@/lib/messaging/panel-bridge';
import { announce, NOTHING_ANNOUNCED } from './announcement';
import { sidebarTranslator } from './catalogue';
import { tabWords } from './tab-words';

/**
 * The collapsed tab as long as nobody has opened the panel in this document. Drawn without React: most pages are only
 * glanced at, and React would cost each of them several times what this does.
 *
 * @param onOpen called with the element of the page that had focus before the tab took it.
 * @returns takes the tab away.
 */
export function drawFirstTab(
  surface: HTMLElement,
  bridge: PanelBridge,
  onOpen: (origin: HTMLElement | null) => void,
): () => void {
  const shell = surface.appendChild(document.createElement('div'));
  shell.className = 'shell';
  const status = shell.appendChild(document.createElement('p'));
  status.className = 'visually-hidden';
  status.setAttribute('role', 'status');
  let warning: HTMLButtonElement | undefined;
  let said = NOTHING_ANNOUNCED;
  let origin: HTMLElement | null = null;
  let tab: HTMLButtonElement | undefined;

  const draw = () => {
    const { snapshot, texts } = bridge;
    shell.toggleAttribute('data-blank', snapshot.phase === 'stale');
    if (!texts) return;
    const answer = snapshot.phase === 'answer' ? snapshot.answer : undefined;
    const translator = sidebarTranslator(texts, answer?.locale ?? texts.locale);
    shell.dir = translator.dir;
    shell.lang = translator.locale;
    const isRight = answer?.preference.side !== 'left';
    if (answer || !tab) shell.dataset.edge = isRight === (translator.dir === 'ltr') ? 'end' : 'start';
    tab ??= shell.appendChild(newButton('tab'));
    const words = tabWords(answer, translator);
    tab.dataset.tone = words.tone;
    tab.title = words.title;
    tab.setAttribute('aria-label', words.label);
    tab.replaceChildren(
      flame(),
      ...(words.linked ? [toneMark(words.tone)] : []),
      ...(words.due ? [dueMark()] : []),
    );
    if (words.warning) {
      warning ??= shell.insertBefore(newButton('answer tab-warning'), tab);
      warning.title = words.warning.about;
      warning.setAttribute('aria-label', words.warning.label);
      warning.replaceChildren(part('b', words.warning.says), part('span', words.warning.about));
    } else {
      warning?.remove();
      warning = undefined;
    }
    if (snapshot.phase === 'orphaned') {
      // The panel cannot be loaded any more: the one thing to say is said here.
      status.className = 'tab-note';
      status.textContent = translator.t('sidebar.orphaned.text');
      return;
    }
    said = announce(snapshot, said, translator);
    if (status.textContent !== said.sentence) status.textContent = said.sentence;
  };

  const newButton = (className: string) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = className;
    button.addEventListener('focus', ({ relatedTarget }) => {
      if (relatedTarget instanceof HTMLElement) origin = relatedTarget;
    });
    button.addEventListener('click', () => onOpen(origin));
    return button;
  };

  const unsubscribe = bridge.subscribe(draw);
  draw();
  return () => {
    unsubscribe();
    shell.remove();
  };
}

function part(tag: 'b' | 'span', words: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = words;
  return element;
}

function dueMark(): HTMLElement {
  const mark = document.createElement('span');
  mark.className = 'answer tab-due';
  return mark;
}

function toneMark(tone: Tone): HTMLElement {
  const mark = document.createElement('span');
  mark.className = 'answer tab-tone';
  mark.append(drawing('ui-icon', '0 0 24 24', TONE_SHAPES[tone], '1.2em'));
  return mark;
}

function flame(): SVGElement {
  return drawing('ui-flame', '0 0 128 128', FLAME, '1.3em');
}

type Shape = { className?: string; d: string };

/** The mark of `FlameMark`. */
const FLAME: Shape[] = [
  {
    className: 'ui-flame-outer',
    d: 'M69 6c4 22 35 36 35 65 0 23-18 37-40 37S24 94 24 72c0-15 8-25 17-34 2 9 6 14 12 16-2-18 3-35 16-48Z',
  },
  {
    className: 'ui-flame-inner',
    d: 'M66 58c3 12 17 18 17 32 0 11-9 18-19 18s-19-7-19-17c0-8 4-13 9-18 1 4 3 6 6 7-1-8 1-15 6-22Z',
  },
  { className: 'ui-flame-outer', d: 'M35 114h58a5 5 0 0 1 0 10H35a5 5 0 0 1 0-10Z' },
];

/** Circle with tick, triangle, octagon, plain ring: the tones of `ToneIcon` told apart without colour. */
const TONE_SHAPES: Record<Tone, Shape[]> = {
  good: [{ d: 'M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0Z' }, { d: 'm8 12 3 3 5-6' }],
  caution: [{ d: 'M12 3 2 20h20Z' }, { d: 'M12 10v4' }, { d: 'M12 17v.01' }],
  stop: [{ d: 'M8 2h8l6 6v8l-6 6H8l-6-6V8Z' }, { d: 'm9 9 6 6' }, { d: 'm15 9-6 6' }],
  neutral: [{ d: 'M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0Z' }],
};

const SVG = 'http://www.w3.org/2000/svg';

function drawing(className: string, viewBox: string, shapes: Shape[], size: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', className);
  svg.setAttribute('viewBox', viewBox);
  svg.setAttribute('width', size);
  svg.setAttribute('height', size);
  svg.setAttribute('aria-hidden', 'true');
  if (className === 'ui-icon') {
    svg.setAttribute('fill', 'none');
    svg.setAttribute('stroke', 'currentColor');
    svg.setAttribute('stroke-width', '2');
  }
  for (const shape of shapes) {
    const path = svg.appendChild(document.createElementNS(SVG, 'path'));
    if (shape.className) path.setAttribute('class', shape.className);
    path.setAttribute('d', shape.d);
  }
  return svg;
}
