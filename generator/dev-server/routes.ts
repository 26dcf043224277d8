import { readAssetFile, serveAsset, serveAssets } from './assets.ts';
import { rejectUnauthorized } from './authorize.ts';
import { addFault, clearFaults, showState } from './control.ts';
import type { Fault } from './faults.ts';
import { actOnJob, getJob, serveJobs, serveSubmit } from './jobs.ts';
import { errorResponse } from './responses.ts';
import type { Context, Handler, MockRequest, MockResponse } from './types.ts';
import { actOnUpload, createUpload, getUpload, writeUploadPart } from './uploads.ts';

/** The handlers by method and path. `:` matches any segment, which becomes a parameter. */
export const routes: Readonly<Record<string, Handler>> = {
  'POST /v1/generate/custom/:': serveSubmit,
  'GET /v1/jobs': serveJobs,
  'GET /v1/jobs/:': getJob,
  'POST /v1/jobs/:/action': actOnJob,
  'POST /v1/assets/get-bulk': serveAssets,
  'GET /v1/assets/:': serveAsset,
  'POST /v1/uploads': createUpload,
  'GET /v1/uploads/:': getUpload,
  'POST /v1/uploads/:/action': actOnUpload,

  // Signed URLs, like those of a storage service.
  'GET /storage/assets/:': readAssetFile,
  'PUT /storage/uploads/:/:': writeUploadPart,

  // Control of the mock server.
  'GET /': showState,
  'GET /dev': showState,
  'POST /dev/faults': addFault,
  'DELETE /dev/faults': clearFaults,
};

const routeSegments = Object.entries(routes).map(
  ([line, handler]) => [line.split(/ \/|\//), handler] as const,
);

/** Returns whether a path controls the mock server and is not part of the API. */
export function isControlPath(path: string): boolean {
  const [first] = decodeSegments(path) ?? [];
  return path === '/' || first === 'dev';
}

/** Handles a request with the handler of its route. */
export function routeRequest(context: Context, request: MockRequest, fault?: Fault): MockResponse {
  const { method, path } = request;
  const segments = decodeSegments(path);
  if (!segments) return errorResponse(400, `The path ${path} is not a valid URL path`);
  const rejected = segments[0] === 'v1' ? rejectUnauthorized(context, request) : undefined;
  if (rejected) return rejected;
  const requested = [method, ...segments];
  for (const [pattern, handler] of routeSegments) {
    if (matches(pattern, requested)) {
      const params = requested.filter((_, index) => pattern[index] === ':');
      return handler(context, { ...request, params }, fault);
    }
  }
  return errorResponse(404, `${method} ${path} does not exist`);
}

/** Returns the decoded segments of a path; undefined if an escape is invalid. */
function decodeSegments(path: string): readonly string[] | undefined {
  if (!path.startsWith('/')) return undefined;
  try {
    return path.slice(1).split('/').map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function matches(pattern: readonly string[], requested: readonly string[]): boolean {
  return (
    pattern.length === requested.length &&
    pattern.every((segment, index) => segment === ':' || segment === requested[index])
  );
}
