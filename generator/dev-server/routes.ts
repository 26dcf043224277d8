import { getAsset, getAssets } from './assets.ts';
import { refusalOf } from './authorize.ts';
import { control } from './control.ts';
import type { Fault } from './faults.ts';
import { generate } from './generate.ts';
import { actOnJob, getJob, listJobs } from './jobs.ts';
import { refuse } from './replies.ts';
import { readAsset, writePart } from './storage.ts';
import type { DevRequest, Reply, World } from './types.ts';
import { actOnUpload, createUpload, getUpload } from './uploads.ts';

type Answer = (world: World, request: DevRequest, fault?: Fault) => Reply;

/** By method and path; `:` stands for a part that is open. */
const api: readonly (readonly [string, Answer])[] = [
  ['POST /v1/generate/custom/:', generate],
  ['GET /v1/jobs', listJobs],
  ['GET /v1/jobs/:', getJob],
  ['POST /v1/jobs/:/action', actOnJob],
  ['POST /v1/assets/get-bulk', getAssets],
  ['GET /v1/assets/:', getAsset],
  ['POST /v1/uploads', createUpload],
  ['GET /v1/uploads/:', getUpload],
  ['POST /v1/uploads/:/action', actOnUpload],
];

const others: readonly (readonly [string, Answer])[] = [
  ['GET /storage/assets/:', readAsset],
  ['PUT /storage/uploads/:/:', writePart],
  ['GET /', control.show],
  ['GET /dev', control.show],
  ['POST /dev/faults', control.addFault],
  ['DELETE /dev/faults', control.clearFaults],
];

/** Carries a request out. */
export function answer(world: World, request: DevRequest, fault?: Fault): Reply {
  const inApi = request.path.startsWith('/v1/');
  const refused = inApi ? refusalOf(world, request) : undefined;
  if (refused) return refused;
  const wanted = [request.method, ...request.path.slice(1).split('/')];
  for (const [route, handler] of inApi ? api : others) {
    const [method = '', path = ''] = route.split(' ');
    const params = match([method, ...path.slice(1).split('/')], wanted);
    if (params) return handler(world, { ...request, params }, fault);
  }
  return refuse(404, `There is no ${request.method} ${request.path}`);
}

function match(route: readonly string[], wanted: readonly string[]): readonly string[] | undefined {
  const fits =
    route.length === wanted.length && route.every((part, i) => part === ':' || part === wanted[i]);
  if (!fits) return undefined;
  return wanted.filter((_, index) => route[index] === ':').map((part) => decodeURIComponent(part));
}
