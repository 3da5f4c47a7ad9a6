import type { StandIns } from '../server.d.mts';

export type RestPage = {
  id: string;
  space: string;
  title: string;
  labels: string[];
  age?: number;
  /** Instants. */
  created?: string;
  changed?: string;
};

export function answerConfluenceRest(
  request: { url: URL; isSignedIn: boolean; rest: StandIns['rest'] },
  site: { deployment: 'cloud' | 'dc'; pages: readonly RestPage[] },
): { status?: number; type?: string; body?: string; headers?: Record<string, string> } | undefined;
