/**
 * Inward: events that a script made (`isTrusted` is false) do not reach the panel at all, so no handler in it has to ask.
 * Outward: what a person types or clicks in the panel does not bubble to the page, where single letters are commands,
 * a paste is an attachment and a click outside closes a dialog.
 */
export function closeGates(shadow: ShadowRoot): void {
  for (const type of ACTIONS) {
    shadow.addEventListener(type, refuseForged, { capture: true });
    shadow.addEventListener(type, (event) => event.stopPropagation());
  }
}

function refuseForged(event: Event): void {
  if (event.isTrusted) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

const ACTIONS = [
  'keydown',
  'keypress',
  'keyup',
  'beforeinput',
  'input',
  'change',
  'submit',
  'click',
  'dblclick',
  'contextmenu',
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'touchstart',
  'touchend',
  'paste',
  'copy',
  'cut',
  'drop',
  'focusin',
  'focusout',
];
