import { describe, expect, it } from 'vitest';
import { adapterFor, identityElement, recogniseWorkItem, TOOL_ADAPTERS } from '@/lib/tools';
import { findAll, findOne, isShown, readMeta, readText, readValue } from '@/lib/tools/dom';
import { parse } from '../../contracts/tools/corpus';
import { loadHtml } from '../../fixtures/pages';

const ISSUE = 'https://haldenfreight.atlassian.net/browse/FREIGHT-204';

describe('a page that works against its reader', () => {
  it('cannot shadow the methods that find elements', () => {
    const document = parse('<body><img name="querySelector"><p id="a">text</p></body>', ISSUE);
    // What browsers do with such a name, and jsdom does not.
    for (const name of ['querySelector', 'querySelectorAll']) {
      Object.defineProperty(document, name, { value: document.images[0] });
    }
    expect(readText(findOne(document, '#a'))).toBe('text');
    expect(findAll(document, 'p')).toHaveLength(1);
  });

  it('gains nothing by properties that throw', () => {
    const trap = new Proxy({} as Document, {
      get: () => {
        throw new Error('gotcha');
      },
      getPrototypeOf: () => {
        throw new Error('gotcha');
      },
    });
    for (const adapter of TOOL_ADAPTERS) {
      expect(adapter.recognises(new URL('https://intra.haldenfreight.example/'), trap)).toBe(false);
      expect(adapter.readWorkItem(new URL(ISSUE), trap)?.fields.label).toBeUndefined();
      expect(adapter.identityElement?.(new URL(ISSUE), trap)).toBeUndefined();
    }
    expect(recogniseWorkItem(new URL(ISSUE), trap)).toBeUndefined();
  });

  it('cannot make us carry its megabytes', () => {
    const big = 'x'.repeat(2_000_000);
    const html = loadHtml('jira/dc-issue-with-labels.html')
      .replace('> Task<', `>${big}<`)
      .replace('<span>ai-triage</span>', `<span>${big}</span>`);
    const url = 'https://jira.haldenfreight.example/browse/YARD-3';
    const item = recogniseWorkItem(new URL(url), parse(html, url));
    expect(item?.key).toBe('YARD-3');
    expect(JSON.stringify(item).length).toBeLessThan(4000);
    expect(item?.fields.label?.value).toEqual(['yard plan']);
  });

  it('cannot fill the list of labels without end', () => {
    const many = Array.from({ length: 5000 }, (_, n) => `<li><a class="lozenge">label-${n}</a></li>`).join(
      '',
    );
    const html = loadHtml('jira/dc-issue-with-labels.html').replace('<li><a class="lozenge"', `${many}$&`);
    const url = 'https://jira.haldenfreight.example/browse/YARD-3';
    const labels = recogniseWorkItem(new URL(url), parse(html, url))?.fields.label?.value;
    expect(labels).toHaveLength(200);
  });

  it('is reported under its own host, whatever it pretends to be', () => {
    const address = 'https://haldenfreight.atlassian.net.evil.example/browse/FREIGHT-1';
    const document = parse(loadHtml('other/hostile.html'), address);
    expect(adapterFor(new URL(address), document)?.name).toBe('jira');
    const item = recogniseWorkItem(new URL(address), document);
    expect(item?.host).toBe('haldenfreight.atlassian.net.evil.example');
    expect(identityElement(new URL(address), document)).toBeUndefined();
  });
});

describe('small readers of a document', () => {
  const document = parse(
    `<meta name="a" content=""><meta name="a" content=" second "><input id="i" value="was">
     <p id="p"> two\n\t words </p><div style="DISPLAY : none; display:  none"></div>
     <div style="color:red;display:none"><i id="hidden"></i></div><div hidden><i id="also"></i></div>
     <div style="display: block"><i id="shown"></i></div>`,
    ISSUE,
  );

  it('take the first meta that is not empty', () => {
    expect(readMeta(document, 'a')).toBe('second');
    expect(readMeta(document, 'b')).toBeUndefined();
  });

  it('collapse white space', () => {
    expect(readText(findOne(document, '#p'))).toBe('two words');
  });

  it('read what a control holds now', () => {
    const input = findOne(document, '#i') as HTMLInputElement;
    input.value = 'is';
    expect(readValue(input)).toBe('is');
    expect(readValue(findOne(document, '#p'))).toBeUndefined();
  });

  it('see what is hidden by attribute or inline style', () => {
    const shown = (id: string) => isShown(findOne(document, `#${id}`) as Element);
    expect([shown('hidden'), shown('also'), shown('shown')]).toEqual([false, false, true]);
  });
});
