import type { Ending } from './state.ts';

/** Something that goes wrong on demand. */
export interface Fault {
  /** Which requests: `POST /generate/*`, where `*` stands for anything. */
  readonly on: string;
  /** How many requests it meets. Default 1. */
  readonly times?: number | undefined;
  /** How many of them it leaves alone first. */
  readonly skip?: number | undefined;
  /** Only every so many-th of them. Default 1. */
  readonly every?: number | undefined;
  /** Whether the request is carried out before a cut, a stall or another answer. Default no. */
  readonly work?: boolean | undefined;
  readonly then: FaultEffect;
}

export type FaultEffect =
  /** The connection ends without an answer. */
  | 'cut'
  /** The connection ends in the middle of the body of the answer. */
  | 'cut-body'
  /** No answer ever comes. */
  | 'stall'
  /** The answer stands still in the middle of its body. */
  | 'stall-body'
  /** The answer is no JSON. */
  | 'garble'
  /** Another answer. */
  | {
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>> | undefined;
    }
  /** The job that is started ends so. */
  | { readonly job: Ending };

export interface Faults {
  readonly add: (fault: Fault) => void;
  readonly clear: () => void;
  /** The fault that meets this request, if one does. */
  readonly take: (request: string) => Fault | undefined;
}

interface Waiting {
  readonly fault: Fault;
  readonly on: RegExp;
  /** How many to leave alone before the next. */
  skip: number;
  times: number;
}

export function createFaults(): Faults {
  let waiting: Waiting[] = [];
  return {
    add: (fault) => {
      const { skip = 0, times = 1, every = 1 } = fault;
      waiting.push({ fault, on: patternOf(fault.on), skip: skip + every - 1, times });
    },
    clear: () => {
      waiting = [];
    },
    take: (request) => {
      const meeting = waiting.filter(({ on, times }) => times > 0 && on.test(request));
      const due = meeting.find(({ skip }) => skip === 0);
      for (const one of meeting) one.skip = Math.max(0, one.skip - 1);
      if (due === undefined) return undefined;
      due.times -= 1;
      due.skip = (due.fault.every ?? 1) - 1;
      return due.fault;
    },
  };
}

function patternOf(on: string): RegExp {
  const escaped = on.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`);
}
