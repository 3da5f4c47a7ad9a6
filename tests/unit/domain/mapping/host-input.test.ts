import { describe, expect, it } from 'vitest';
import { addSiteView } from '@/components/options/add-site-view';
import { emptyInitiativeDraft } from '@/components/pages/initiative-form';
import { readPastedAddress, withSite } from '@/components/pages/pasted-address';
import { readHostInput } from '@/lib/domain/mapping/host-input';

const host = (text: string) => {
  const reading = readHostInput(text);
  return reading.ok ? reading.host : undefined;
};
const problem = (text: string) => {
  const reading = readHostInput(text);
  return reading.ok ? undefined : reading.problem;
};

describe('threat 27: a site is one host, never more', () => {
  it.each(['*', '<all_urls>', '*://*/*', 'https://*/*', '**', 'https://', '*.*'])(
    'refuses %s as every website',
    (text) => expect(problem(text)).toBe('everything'),
  );

  it.each(['*.com', '*.co.uk', 'com', 'co.uk', 'github.io', 'atlassian.net', 'service-now.com'])(
    'refuses %s, under which strangers have sites',
    (text) => expect(problem(text)).toBe('suffix'),
  );

  it.each(['*.example.com', 'https://*.example.com/*', '*.atlassian.net', 'jira*.example.com'])(
    'refuses the wildcard %s',
    (text) => expect(problem(text)).toBe('wildcard'),
  );

  it.each([
    'evilatlassian.net',
    '*atlassian.net',
    'haldenfreight-atlassian.net',
    'haldenfreight.atlassian.net.example.com',
    'haldenfreight.atlasian.net',
    'haldenfreight.atIassian.net',
    'haldenfreight.servicenow.com',
    'haldenfreight.аtlassian.net', // the first letter is Cyrillic
    'haldenfreight.аtlаssіаn.net', // four of them are
    'haldenfreight.xn--tlassian-06g.net', // the same, in its technical form
    'haldenfreight.sеrvice-now.com',
  ])('names what %s looks like', (text) => expect(problem(text)).toBe('lookalike'));

  it.each(['https://jira.example.com@evil.example', 'user@jira.example.com'])(
    'refuses %s, whose @ hides the site',
    (text) => expect(problem(text)).toBe('userinfo'),
  );

  it.each(['ftp://jira.example.com', 'file:///etc/passwd', 'chrome-extension://abc/x'])(
    'refuses the scheme of %s',
    (text) => expect(problem(text)).toBe('scheme'),
  );

  it.each([
    'jira example com',
    '-jira.example.com',
    'jira..example.com',
    'a'.repeat(300),
    'jira.example.com:99999',
  ])('refuses %s as no name of a site', (text) => expect(problem(text)).toBe('invalid'));
});

describe('US-8.6: naming a self-hosted site', () => {
  it('takes a bare name, with or without port', () => {
    expect(host('jira.example.com')).toBe('jira.example.com');
    expect(host(' Jira.Example.COM:8443 ')).toBe('jira.example.com:8443');
    expect(host('localhost:8080')).toBe('localhost:8080');
    expect(host('10.0.0.12')).toBe('10.0.0.12');
  });

  it('takes only the host of a pasted address, and says so', () => {
    expect(readHostInput('https://haldenfreight.atlassian.net/browse/OPS-31?x=1#c')).toEqual({
      ok: true,
      host: 'haldenfreight.atlassian.net',
      scheme: 'https',
      extracted: true,
      international: false,
    });
  });

  it('warns of an address that is not encrypted', () => {
    expect(addSiteView('http://jira.corp:8080/', false, []).insecure).toBe(true);
    expect(addSiteView('https://jira.corp', false, []).insecure).toBe(false);
  });

  it('shows the exact form of a name with other letters (threat 13)', () => {
    const view = addSiteView('jirа.example.com', false, []); // the last letter of "jirа" is Cyrillic
    expect(view.host).toMatch(/^xn--/);
    expect(view.international).toBe(true);
  });

  it('does not call a name wrong that is only unfinished', () => {
    expect(addSiteView('haldenfreight.atlassian.ne', false, []).problem).toBeUndefined();
    expect(addSiteView('haldenfreight.atlassian.ne', true, []).problem).toBe('lookalike');
    expect(addSiteView('*', false, []).problem).toBe('everything');
  });

  it('asks for the tool of an own server only, and takes it from an address that one tool alone has', () => {
    expect(addSiteView('haldenfreight.atlassian.net', false, []).needsTool).toBe(false);
    expect(addSiteView('wiki.example.com', false, []).needsTool).toBe(true);
    const recognised = (text: string) => addSiteView(text, false, []).recognised;
    expect(recognised('https://wiki.example.com/display/FIN/Month-end')).toBe('confluence');
    expect(recognised(`https://help.example.com/incident.do?sys_id=${'a'.repeat(32)}`)).toBe('servicenow');
    expect(recognised('https://tickets.example.com/browse/OPS-7')).toBe('jira');
  });

  it('says when a site is already allowed', () => {
    const known = [{ host: 'jira.example.com', granted: ['https://jira.example.com/*'] }];
    expect(addSiteView('jira.example.com', false, known).duplicate).toBe(true);
    expect(addSiteView('wiki.example.com', false, known).duplicate).toBe(false);
  });
});

describe('US-8.6: the tool of an own server is chosen or recognised, never assumed', () => {
  it.each([
    'jira.example.com',
    'wiki.example.com',
    'https://tools.example.com/',
    'https://a.example.com/projects/OPS',
  ])('assumes nothing from %s', (text) => expect(readPastedAddress(text)).toBeUndefined());

  it('reads tool and place from the address of a ticket, record or page', () => {
    expect(readPastedAddress('https://haldenfreight.atlassian.net/browse/OPS-18')).toEqual({
      tool: 'jira',
      container: 'OPS',
    });
    expect(readPastedAddress('haldenfreight.atlassian.net/wiki/spaces/FIN/pages/1/Close')).toEqual({
      tool: 'confluence',
      container: 'FIN',
    });
    expect(
      readPastedAddress(`https://haldenfreight.service-now.com/incident.do?sys_id=${'a'.repeat(32)}`),
    ).toEqual({
      tool: 'servicenow',
      container: 'incident',
    });
  });

  it('fills in tool and place, and keeps a place that the person typed', () => {
    const empty = emptyInitiativeDraft('me');
    const link = 'https://wiki.example.com/display/FIN/Close';
    expect(withSite(link, empty)).toMatchObject({ tool: 'confluence', container: 'FIN' });
    expect(withSite(link, { ...empty, container: 'HR' })).toMatchObject({ container: 'HR' });
    const other = 'https://wiki.example.com/display/OPS/Start';
    expect(withSite(other, { ...empty, host: link, container: 'FIN' })).toMatchObject({ container: 'OPS' });
    expect(withSite('jira.exam', empty)).toEqual({ host: 'jira.exam' });
  });
});

describe('US-8.6: a tool below a path of its host', () => {
  it.each([
    ['https://tools.example.com/jira/browse/OPS-7', '/jira'],
    ['https://tools.example.com:8443/apps/jira/browse/OPS-7', '/apps/jira'],
    ['https://tools.example.com/confluence/display/FIN/Month-end', '/confluence'],
    ['https://jira.example.com/browse/OPS-7', undefined],
    ['https://wiki.example.com/display/FIN/Month-end', undefined],
    ['https://haldenfreight.atlassian.net/browse/OPS-7', undefined],
    ['tools.example.com', undefined],
  ])('is read from %s as %s', (address, path) => {
    expect(addSiteView(address, false, []).path).toBe(path);
  });

  it('is a site of its own beside another tool on the same host', () => {
    const known = [{ host: 'tools.example.com', path: '/wiki', granted: ['https://tools.example.com/*'] }];
    expect(addSiteView('https://tools.example.com/jira/browse/OPS-7', false, known).duplicate).toBe(false);
    expect(addSiteView('https://tools.example.com/wiki/display/FIN/Month-end', false, known).duplicate).toBe(
      true,
    );
  });
});
