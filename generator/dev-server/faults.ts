import type { FinalState } from './state.ts';

/** A simulated failure. */
export interface Fault {
  /** The requests that it affects, as method and path: `POST /generate/*`. `*` matches any text. */
  readonly on: string;
  /** The number of requests that it affects. Default 1. */
  readonly times?: number | undefined;
  /** The number of matching requests that it skips first. Default 0. */
  readonly skip?: number | undefined;
  /** Affects only every nth matching request. Default 1. */
  readonly every?: number | undefined;
  /** Whether the request is carried out before it fails. Default `false`. */
  readonly work?: boolean | undefined;
  readonly then: FaultEffect;
}

/** The effects on the connection or the body of a response. */
export const namedEffects = [
  /** The connection ends without a response. */
  'cut',
  /** The connection ends in the middle of the response body. */
  'cut-body',
  /** No response ever arrives. */
  'stall',
  /** The response stops in the middle of its body. */
  'stall-body',
  /** The response is not JSON. */
  'garble',
] as const;

/** The effect of a fault on a request. */
export type FaultEffect =
  | (typeof namedEffects)[number]
  /** Another response. */
  | ReplacedResponse
  /** The job that is started ends this way. */
  | { readonly job: FinalState };

/** A response instead of the real one. */
export interface ReplacedResponse {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** The simulated failures of a mock server. */
export interface Faults {
  readonly add: (fault: Fault) => void;
  readonly clear: () => void;
  /** The number of faults that can still happen. */
  readonly size: () => number;
  /** Returns the fault of this request, if any, and counts it. */
  readonly take: (request: string) => Fault | undefined;
}

interface PendingFault {
  readonly fault: Fault;
  /** The number of matching requests to skip before the next. */
  skip: number;
  times: number;
}

/** Creates an empty list of faults. */
export function createFaults(): Faults {
  let pending: PendingFault[] = [];
  return {
    add: (fault) => {
      const { skip = 0, times = 1, every = 1 } = fault;
      pending.push({ fault, skip: skip + every - 1, times });
    },
    clear: () => {
      pending = [];
    },
    size: () => pending.length,
    take: (request) => {
      pending = pending.filter(({ times }) => times > 0);
      const matching = pending.filter(({ fault }) => matchesPattern(fault.on, request));
      const due = matching.find(({ skip }) => skip === 0);
      for (const fault of matching) fault.skip = Math.max(0, fault.skip - 1);
      if (due === undefined) return undefined;
      due.times -= 1;
      due.skip = (due.fault.every ?? 1) - 1;
      return due.fault;
    },
  };
}

/**
 * Returns whether a text matches a pattern in which `*` matches any text. Each piece matches at its
 * first occurrence, without backtracking, so that no pattern is slow.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  const [start = '', ...pieces] = pattern.split('*');
  const end = pieces.pop();
  if (end === undefined) return text === pattern;
  if (text.length < start.length + end.length) return false;
  if (!text.startsWith(start) || !text.endsWith(end)) return false;
  const last = text.length - end.length;
  let from = start.length;
  for (const piece of pieces) {
    const found = text.indexOf(piece, from);
    if (found === -1 || found + piece.length > last) return false;
    from = found + piece.length;
  }
  return true;
}

/** Returns whether a fault ends or delays the connection. */
export function isCutOrStall(
  fault: Fault | undefined,
): fault is Fault & { readonly then: 'cut' | 'stall' } {
  return fault?.then === 'cut' || fault?.then === 'stall';
}

/** Returns whether a fault replaces the response. */
export function replacesResponse(
  fault: Fault | undefined,
): fault is Fault & { readonly then: ReplacedResponse } {
  return typeof fault?.then === 'object' && 'status' in fault.then;
}
