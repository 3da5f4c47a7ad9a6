import { type HostProblem, readHostInput } from '@/lib/domain/mapping/host-input';
import { knownCloud } from '@/lib/domain/mapping/known-clouds';
import { readPastedAddress } from '../pages/pasted-address';
import type { WorkTool } from '../pages/work-tools';

export type AddSiteView = {
  /** The one host that would be added. */
  host?: string;
  /** It differs from what is in the input, and should be said. */
  changed: boolean;
  problem?: HostProblem;
  resembles?: string;
  /** The address is not encrypted. */
  insecure: boolean;
  international: boolean;
  /** An own server: its tool cannot be told from the address. */
  needsTool: boolean;
  /** The tool of an own server, when the pasted address is one that only this tool has. */
  recognised?: WorkTool;
  /** Where the tool begins on it, when the pasted address tells. */
  path?: string;
  /** The site is in the list already, with access. */
  duplicate: boolean;
};

/**
 * What the form shows for what has been typed. A name that is merely unfinished is no mistake: such
 * problems wait for `tried`, while those that typing on cannot cure show at once.
 */
export function addSiteView(
  text: string,
  tried: boolean,
  known: readonly { host: string; path?: string | undefined; granted: readonly string[] }[],
): AddSiteView {
  const reading = readHostInput(text);
  const nothing = {
    changed: false,
    insecure: false,
    international: false,
    needsTool: false,
    duplicate: false,
  };
  if (!reading.ok) {
    const { problem, resembles } = reading;
    const unfinished =
      problem === 'empty' || problem === 'invalid' || problem === 'suffix' || problem === 'lookalike';
    if (unfinished && !tried) return nothing;
    return { ...nothing, problem, ...(resembles ? { resembles } : {}) };
  }
  const { host, scheme, extracted, international } = reading;
  const needsTool = knownCloud(host) === undefined;
  const { tool: recognised, path } = (needsTool && readPastedAddress(text)) || {};
  return {
    host,
    changed: extracted,
    insecure: scheme === 'http',
    international,
    needsTool,
    ...(recognised ? { recognised } : {}),
    ...(path ? { path } : {}),
    duplicate: known.some(
      (site) => site.host === host && (site.path ?? '') === (path ?? '') && site.granted.length > 0,
    ),
  };
}
