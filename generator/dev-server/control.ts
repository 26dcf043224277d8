import * as z from 'zod';
import type { Fault } from './faults.ts';
import { bodyOf, json, refuse } from './replies.ts';
import type { Handler } from './types.ts';

const fault: z.ZodType<Fault> = z.strictObject({
  on: z.string(),
  times: z.optional(z.number()),
  skip: z.optional(z.number()),
  every: z.optional(z.number()),
  work: z.optional(z.boolean()),
  then: z.union(
    [
      z.enum(['cut', 'cut-body', 'stall', 'stall-body', 'garble']),
      z.strictObject({
        status: z.number().min(200).max(599),
        body: z.optional(z.unknown()),
        headers: z.optional(z.record(z.string(), z.string())),
      }),
      z.strictObject({
        job: z.strictObject({ status: z.string(), error: z.optional(z.string()) }),
      }),
    ],
    `one of "cut", "cut-body", "stall", "stall-body", "garble", {"status": 503}, {"job": {"status": "failure"}}`,
  ),
});

/** Below `/dev`: what the server's own methods do, for who tries it out over HTTP. */
export const control: Readonly<Record<'show' | 'addFault' | 'clearFaults', Handler>> = {
  show: ({ state }) =>
    json(200, {
      jobs: state.jobs.size,
      uploads: state.uploads.size,
      assets: state.assets.size,
      requests: state.log,
    }),
  addFault: ({ faults }, request) => {
    const body = bodyOf(request);
    if (!body)
      return refuse(400, 'A fault is a JSON object: {"on": "POST /generate/*", "then": "cut"}');
    const given = fault.safeParse(body);
    if (!given.success) {
      const wrong = given.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
      return refuse(400, wrong.join('; '));
    }
    faults.add(given.data);
    return json(200, given.data);
  },
  clearFaults: ({ faults }) => {
    faults.clear();
    return json(200, {});
  },
};
