/** An answer other than the one that was asked for, as CouchDB words it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly error: string,
    readonly reason: string,
  ) {
    super(`${status} ${error}: ${reason}`);
  }
}

export const missing = (reason = 'missing'): Refusal => new Refusal(404, 'not_found', reason);
export const badRequest = (reason: string): Refusal => new Refusal(400, 'bad_request', reason);
export const conflict = (): Refusal => new Refusal(409, 'conflict', 'Document update conflict.');
