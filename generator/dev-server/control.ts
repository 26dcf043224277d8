import * as z from 'zod';
import { namedEffects, type Fault } from './faults.ts';
import { errorResponse, jsonBody, jsonResponse } from './responses.ts';
import type { Handler } from './types.ts';

const maxFaults = 1000;

const faultSchema: z.ZodType<Fault> = z.strictObject({
  on: z.string().max(300),
  times: z.optional(z.number()),
  skip: z.optional(z.number()),
  every: z.optional(z.number().min(1)),
  work: z.optional(z.boolean()),
  then: z.union(
    [
      z.enum(namedEffects),
      z.strictObject({
        status: z.int().min(200).max(599),
        body: z.optional(z.unknown()),
        headers: z.optional(z.record(z.string(), z.string())),
      }),
      z.strictObject({
        job: z.strictObject({ status: z.string(), error: z.optional(z.string()) }),
      }),
    ],
    `must be one of ${namedEffects.map((name) => `"${name}"`).join(', ')}, {"status": 503}, {"job": {"status": "failure"}}`,
  ),
});

/** Serves `GET /dev`: shows the requests that arrived. */
export const showState: Handler = ({ state }) =>
  jsonResponse(200, {
    jobs: state.jobs.size,
    uploads: state.uploads.size,
    assets: state.assets.size,
    requests: state.log,
  });

/** Serves `POST /dev/faults`: makes later requests fail. */
export const addFault: Handler = ({ faults }, request) => {
  const body = jsonBody(request);
  if (!body) {
    return errorResponse(
      400,
      'A fault is a JSON object: {"on": "POST /generate/*", "then": "cut"}',
    );
  }
  const fault = faultSchema.safeParse(body);
  if (!fault.success) {
    const issues = fault.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    return errorResponse(400, issues.join('; '));
  }
  if (faults.size() >= maxFaults) {
    return errorResponse(
      400,
      `There must be at most ${maxFaults} faults. DELETE /dev/faults clears them`,
    );
  }
  faults.add(fault.data);
  return jsonResponse(200, fault.data);
};

/** Serves `DELETE /dev/faults`: lets later requests succeed again. */
export const clearFaults: Handler = ({ faults }) => {
  faults.clear();
  return jsonResponse(200, {});
};
