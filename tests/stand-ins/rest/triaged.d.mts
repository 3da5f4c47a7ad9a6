/** A ticket with its dates in milliseconds since the epoch, as the stand-in's own interface knows it. */
export type StandInTicket = {
  key: string;
  type: string;
  status: string;
  labels: string[];
  created: number;
  resolved: number | undefined;
  changes: { at: number; from: string; to: string }[];
};

export function ticketsOf(deployment: 'cloud' | 'dc'): StandInTicket[];
