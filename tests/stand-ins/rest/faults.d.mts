import type { StandIns } from '../server.d.mts';

export function createRestControl(): StandIns['rest'];
