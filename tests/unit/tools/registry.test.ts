import { describe, expect, it } from 'vitest';
import {
  adapterFor,
  identityElement,
  KNOWN_HOSTS,
  mayReport,
  recogniseUrl,
  recogniseWorkItem,
  TOOL_ADAPTERS,
  toolOfKnownHost,
} from '@/lib/tools';
import { blank, parse } from '../../contracts/tools/corpus';
import { loadHtml } from '../../fixtures/pages';

const CLOUD = 'https://haldenfreight.atlassian.net';
const NOW = 'https://haldenfreight.service-now.com';

describe('the registry of tools', () => {
  it('asks the tools in a fixed order, the generic one last', () => {
    expect(TOOL_ADAPTERS.map(({ name }) => name)).toEqual(['jira', 'confluence', 'servicenow', 'generic']);
  });

  it('knows the vendors’ hosts', () => {
    expect(KNOWN_HOSTS).toEqual(['*.atlassian.net', '*.service-now.com', '*.servicenowservices.com']);
    expect(toolOfKnownHost('haldenfreight.atlassian.net')).toBe('jira');
    expect(toolOfKnownHost('haldenfreight.service-now.com')).toBe('servicenow');
    expect(toolOfKnownHost('jira.haldenfreight.example')).toBeUndefined();
    expect(toolOfKnownHost('evilatlassian.net')).toBeUndefined();
    expect(toolOfKnownHost('not a host')).toBeUndefined();
  });

  it('serves two tools on one Atlassian site, by path', () => {
    const nameAt = (path: string) => adapterFor(new URL(CLOUD + path), blank())?.name;
    expect(nameAt('/wiki')).toBe('confluence');
    expect(nameAt('/wiki/spaces/FIN')).toBe('confluence');
    expect(nameAt('/wikipedia')).toBe('jira');
    expect(nameAt('/browse/FREIGHT-1')).toBe('jira');
  });

  it('believes a page’s marks more than the hint for its host', () => {
    const address = 'https://intra.haldenfreight.example/display/FIN/Carrier+onboarding';
    const document = parse(loadHtml('confluence/dc7-page-with-labels.html'), address);
    expect(adapterFor(new URL(address), document, 'jira')?.name).toBe('confluence');
    expect(recogniseWorkItem(new URL(address), document, 'generic')?.tool).toBe('confluence');
  });

  it('believes a vendor’s host more than any hint', () => {
    const issue = new URL(`${CLOUD}/browse/FREIGHT-1`);
    expect(adapterFor(issue, blank(), 'generic')?.name).toBe('jira');
    expect(adapterFor(issue, blank(), 'servicenow')?.name).toBe('jira');
  });

  it('leaves a site that nobody named alone', () => {
    const url = new URL('https://jira.haldenfreight.example/browse/YARD-3');
    expect(adapterFor(url, blank())).toBeUndefined();
    expect(recogniseWorkItem(url, blank())).toBeUndefined();
    expect(identityElement(url, blank())).toBeUndefined();
  });

  it('carries the adapter’s version with every work item', () => {
    const item = recogniseUrl(new URL(`${CLOUD}/browse/FREIGHT-1`), 'jira');
    expect(item?.adapter).toEqual({ name: 'jira', version: TOOL_ADAPTERS[0].version });
  });

  it('reads an address alone only as an address of the tool it is asked for', () => {
    const issue = new URL(`${CLOUD}/browse/FREIGHT-1`);
    expect(recogniseUrl(issue, 'jira')?.key).toBe('FREIGHT-1');
    expect(recogniseUrl(issue, 'confluence')).toBeUndefined();
    expect(recogniseUrl(issue, 'generic')).toBeUndefined();
    expect(recogniseUrl(new URL('https://yard.haldenfreight.example/a'), 'generic')?.key).toBe('/a');
  });
});

describe('who may report a work item', () => {
  it('lets every top document of the web report', () => {
    expect(mayReport(`${CLOUD}/browse/FREIGHT-1`, true, '')).toBe(true);
    expect(mayReport('https://yard.haldenfreight.example/', true, 'gsft_main')).toBe(true);
    expect(mayReport('about:blank', true, '')).toBe(false);
    expect(mayReport('no address', true, '')).toBe(false);
  });

  it('lets of all frames only ServiceNow’s content frame report', () => {
    expect(mayReport(`${NOW}/incident.do`, false, 'gsft_main')).toBe(true);
    expect(mayReport('https://help.haldenfreight.example/incident.do', false, 'gsft_main')).toBe(true);
    expect(mayReport(`${NOW}/incident.do`, false, 'gsft_nav')).toBe(false);
    expect(mayReport(`${NOW}/incident.do`, false, '')).toBe(false);
    expect(mayReport(`${CLOUD}/browse/FREIGHT-1`, false, 'gsft_main')).toBe(false);
  });
});
