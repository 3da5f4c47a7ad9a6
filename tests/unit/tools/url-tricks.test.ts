import { describe, expect, it } from 'vitest';
import { adapterFor, recogniseUrl, recogniseWorkItem } from '@/lib/tools';
import { isUnderHost, MAX_URL_LENGTH, readHost } from '@/lib/tools/hosts';
import { blank } from '../../contracts/tools/corpus';

const EMPTY = blank();

describe('an address cannot pass for another host (threat 28)', () => {
  it.each([
    [
      'user info in front',
      'https://haldenfreight.atlassian.net@evil.example/browse/FREIGHT-1',
      'evil.example',
    ],
    [
      'user and password',
      'https://a:b@haldenfreight.atlassian.net/browse/FREIGHT-1',
      'haldenfreight.atlassian.net',
    ],
    [
      'a trailing dot',
      'https://haldenfreight.atlassian.net./browse/FREIGHT-1',
      'haldenfreight.atlassian.net',
    ],
    ['capitals', 'HTTPS://HaldenFreight.Atlassian.NET/browse/FREIGHT-1', 'haldenfreight.atlassian.net'],
    [
      'the default port',
      'https://haldenfreight.atlassian.net:443/browse/FREIGHT-1',
      'haldenfreight.atlassian.net',
    ],
    [
      'another port',
      'https://jira.haldenfreight.example:8443/browse/YARD-1',
      'jira.haldenfreight.example:8443',
    ],
    [
      'letters beyond ASCII',
      'https://jira.hâldenfreight.example/browse/YARD-1',
      'jira.xn--hldenfreight-pbb.example',
    ],
    ['an IPv6 address', 'http://[2001:DB8::1]:8080/browse/YARD-1', '[2001:db8::1]:8080'],
    ['an IPv4 address in octal', 'http://0300.0250.0.1/browse/YARD-1', '192.168.0.1'],
    ['full-width letters', 'https://ｊira.haldenfreight.example/browse/YARD-1', 'jira.haldenfreight.example'],
  ])('%s', (_trick, address, host) => {
    expect(readHost(new URL(address))).toBe(host);
    expect(recogniseUrl(new URL(address), 'jira')?.host).toBe(host);
  });

  it.each([
    'https://evilatlassian.net/browse/FREIGHT-1',
    'https://atlassian.net/browse/FREIGHT-1',
    'https://haldenfreight.atlassian.net.evil.example/browse/FREIGHT-1',
    'https://haldenfreight.atlassian.net%2eevil.example/browse/FREIGHT-1',
    'https://haldenfreight-atlassian.net/browse/FREIGHT-1',
    'https://evil.example/haldenfreight.atlassian.net/browse/FREIGHT-1',
    'https://evil.example\\@haldenfreight.atlassian.net/browse/FREIGHT-1',
    'https://evilservice-now.com/incident.do?sys_id=5f2c9a10db1230109c4be7d3ca961934',
    'https://haldenfreight.service-now.com.evil.example/incident_list.do',
    'https://service-now.com/incident_list.do',
  ])('nobody claims %s', (address) => {
    expect(adapterFor(new URL(address), EMPTY)).toBeUndefined();
  });

  it.each([
    ['a backslash for a slash', 'https://haldenfreight.atlassian.net\\browse\\FREIGHT-1', 'FREIGHT-1'],
    [
      'encoded dots that climb',
      'https://haldenfreight.atlassian.net/wiki/%2e%2e/browse/FREIGHT-1',
      'FREIGHT-1',
    ],
    [
      'dots that climb into the wiki',
      'https://haldenfreight.atlassian.net/browse/../wiki/spaces/FIN',
      'space:FIN',
    ],
    ['an empty segment', 'https://haldenfreight.atlassian.net//browse//FREIGHT-1', 'FREIGHT-1'],
    ['a tab and a line break', 'https://haldenfreight.atlassian.net/bro\twse/FREI\nGHT-1', 'FREIGHT-1'],
    ['an encoded slash', 'https://haldenfreight.atlassian.net/browse%2FFREIGHT-1', undefined],
    ['an encoded letter', 'https://haldenfreight.atlassian.net/browse/%46REIGHT-1', 'FREIGHT-1'],
    ['a twice encoded letter', 'https://haldenfreight.atlassian.net/browse/%2546REIGHT-1', undefined],
    ['letters that look alike', 'https://haldenfreight.atlassian.net/browse/FRЕIGHT-1', undefined],
    [
      'letters that become plain in upper case',
      'https://haldenfreight.atlassian.net/browse/freıght-1',
      undefined,
    ],
    ['a null byte', 'https://haldenfreight.atlassian.net/browse/FREIGHT-1%00', undefined],
    ['a key in the fragment', 'https://haldenfreight.atlassian.net/#/browse/FREIGHT-1', undefined],
  ])('the path is read as the browser sends it: %s', (_trick, address, key) => {
    expect(recogniseWorkItem(new URL(address), EMPTY)?.key).toBe(key);
  });

  it.each([
    'file:///browse/FREIGHT-1',
    'about:blank',
    'javascript:void(0)',
    'data:text/html,x',
    'ftp://a.example/x',
  ])('an address that is no web page is nobody’s: %s', (address) => {
    for (const tool of ['jira', 'servicenow', 'confluence', 'generic'] as const) {
      expect(adapterFor(new URL(address), EMPTY, tool)).toBeUndefined();
    }
  });

  it('an address of more than 8 kB is nobody’s', () => {
    const address = `https://haldenfreight.atlassian.net/browse/FREIGHT-1?x=`;
    const longest = new URL(address.padEnd(MAX_URL_LENGTH, 'a'));
    expect(recogniseWorkItem(longest, EMPTY)?.key).toBe('FREIGHT-1');
    expect(recogniseWorkItem(new URL(`${longest.href}a`), EMPTY)).toBeUndefined();
  });

  it('a host name longer than any that resolves is nobody’s', () => {
    const address = `https://${'a.'.repeat(130)}example/browse/FREIGHT-1`;
    expect(recogniseUrl(new URL(address), 'jira')).toBeUndefined();
  });

  it('a pattern covers whole labels below it and never itself', () => {
    expect(isUnderHost(new URL('https://a.b.atlassian.net'), '*.atlassian.net')).toBe(true);
    expect(isUnderHost(new URL('https://atlassian.net'), '*.atlassian.net')).toBe(false);
    expect(isUnderHost(new URL('https://xatlassian.net'), '*.atlassian.net')).toBe(false);
  });
});
