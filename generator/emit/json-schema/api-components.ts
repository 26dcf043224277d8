import { fileReference, notReferences } from '../../runtime/values.ts';

/** The shared parts of `openapi.json`. Source: the description of the Scenario API. */

const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });
const schemaRef = (name: string) => ref('schemas', name);
const json = (schema: object) => ({ 'application/json': { schema } });
const text = (description: string) => ({ type: 'string', description });
const object = (
  properties: Readonly<Record<string, object>>,
  required: readonly string[],
  description?: string,
) => ({
  type: 'object',
  ...(description !== undefined && { description }),
  properties,
  ...(required.length > 0 && { required }),
});
const list = (items: object, description: string) => ({ type: 'array', description, items });

/** The statuses of a job. */
export const jobStatuses = [
  ...['queued', 'pending', 'warming-up', 'in-progress', 'finalizing'],
  ...['success', 'failure', 'canceled'],
];

/** The component for values that identify a file. */
export const fileReferenceName = 'FileReference';

/** The schemas of the API's responses. */
export const apiSchemas = {
  [fileReferenceName]: {
    type: 'string',
    description: 'The ID of an asset, or a web or data URL.',
    pattern: fileReference.source,
    not: { enum: notReferences },
  },
  JobStatus: {
    type: 'string',
    description: 'A job ends with success, failure or canceled.',
    enum: jobStatuses,
  },
  Job: object(
    {
      jobId: text('The ID, job_….'),
      jobType: text('The type: custom for jobs of models.'),
      status: schemaRef('JobStatus'),
      statusHistory: list(
        object({ status: schemaRef('JobStatus'), date: text('An ISO date.') }, ['status', 'date']),
        'All statuses so far, oldest first.',
      ),
      progress: { type: 'number', description: 'From 0 to 1.' },
      createdAt: text('An ISO date.'),
      updatedAt: text('An ISO date.'),
      metadata: object(
        {
          assetIds: list({ type: 'string' }, 'The IDs of the results.'),
          error: { type: ['string', 'null'], description: 'The reason of a failure.' },
          input: { type: 'object', description: 'The body of the request.' },
          output: { type: 'object', description: 'Results that are not assets, such as text.' },
        },
        [],
      ),
      billing: object(
        {
          cuCost: { type: 'number', description: 'The price in creative units.' },
          cuDiscount: { type: 'number', description: 'The discount in creative units.' },
          disableRefund: {
            type: 'boolean',
            description: 'Whether the job is billed even if it fails.',
          },
        },
        [],
      ),
      authorId: text('The user or the API key that started the job.'),
      ownerId: text('The project that pays for the job.'),
    },
    [
      'jobId',
      'jobType',
      'status',
      'statusHistory',
      'progress',
      'createdAt',
      'updatedAt',
      'metadata',
    ],
    'One run of a model.',
  ),
  JobResponse: object({ job: schemaRef('Job') }, ['job']),
  Submitted: object(
    {
      job: schemaRef('Job'),
      creativeUnitsCost: { type: 'number', description: 'The price in creative units.' },
      creativeUnitsDiscount: { type: 'number', description: 'The discount in creative units.' },
    },
    ['job'],
    'The response to a request that started a job.',
  ),
  Estimate: object(
    {
      creativeUnitsCost: { type: 'number', description: 'The price in creative units.' },
      creativeUnitsDiscount: { type: 'number', description: 'The discount in creative units.' },
      costDetails: {
        type: 'object',
        description: 'The parts of the price in creative units, by name.',
        additionalProperties: { type: 'number' },
      },
    },
    ['creativeUnitsCost'],
    'The price of a request that was not run.',
  ),
  Asset: object(
    {
      id: text('The ID, asset_….'),
      url: text('The signed URL of the file. It expires.'),
      mimeType: text('The type of the file, such as image/png.'),
      kind: text('The kind: image, video, audio, 3d, document, json, text, …'),
      status: text('The status: pending, success or error.'),
      metadata: { type: 'object', description: 'How the asset was created.' },
      properties: {
        type: 'object',
        description: 'size in bytes and, depending on the kind, width, height and duration.',
      },
      createdAt: text('An ISO date.'),
      updatedAt: text('An ISO date.'),
    },
    ['id', 'url', 'mimeType', 'kind', 'status', 'metadata', 'properties', 'createdAt', 'updatedAt'],
    'A file stored by Scenario: an upload or a result of a job.',
  ),
  AssetResponse: object({ asset: schemaRef('Asset') }, ['asset']),
  NewUpload: object(
    {
      fileName: text('The name of the file.'),
      contentType: text('The type of the file, such as image/png.'),
      fileSize: { type: 'integer', minimum: 0, description: 'In bytes.' },
      parts: { type: 'integer', minimum: 1, maximum: 10_000, description: 'The number of parts.' },
      kind: {
        type: 'string',
        description: 'The kind of the file.',
        enum: ['3d', 'asset', 'audio', 'avatar', 'image', 'model', 'text', 'video'],
      },
      url: text('A URL that the API downloads the file from, instead of parts.'),
    },
    ['kind'],
    'A file to upload in parts, or to download from a URL.',
  ),
  Upload: object(
    {
      id: text('The ID of the upload.'),
      status: text('The status: pending, validating, validated, imported, complete or failed.'),
      parts: list(
        object(
          {
            number: { type: 'integer', description: 'The number of the part, counted from 1.' },
            url: text('The signed URL to send the part to with PUT, without credentials.'),
          },
          ['number', 'url'],
        ),
        'The parts of the file.',
      ),
      entityId: text('The ID of the asset, after the import.'),
      errorMessage: text('The reason of a failure.'),
    },
    ['id', 'status'],
    'The upload of a file.',
  ),
  UploadResponse: object({ upload: schemaRef('Upload') }, ['upload']),
  Error: object(
    {
      reason: text('The reason.'),
      message: text('The reason.'),
      error: text('The reason, or the kind of error.'),
      code: text('The code of the error.'),
      name: text('The kind of error, such as ModelAccessRestrictedError.'),
      requiredPlan: text('The plan that the model requires.'),
      remainingSeconds: {
        type: 'number',
        description: 'The seconds until another request is accepted, after a 429.',
      },
      estimatedCost: { type: 'number', description: 'The price in creative units, after a 402.' },
      traceId: text('The ID of the request, for support.'),
    },
    [],
    'An error. The fields differ per error, and there may be others.',
  ),
} as const;

const failures = {
  BadRequest: 'The request is invalid: a parameter is missing, or its value is not accepted.',
  Unauthorized: 'The credentials are missing or wrong.',
  PaymentRequired: 'There are not enough credits.',
  Forbidden: 'The plan or the project does not include the model.',
  NotFound: 'The model, job, asset or upload does not exist.',
  TooManyRequests: 'Too many requests, or too many jobs at the same time. No job was started.',
  ServerError: 'The API fails. After a submit, a job may exist.',
} as const;

const success = {
  Submitted: 'A job was started. Poll `GET /jobs/{jobId}` until it ends.',
  Estimate: 'The price, for a request with `dryRun=true`. No job was started.',
  JobResponse: 'The job.',
  AssetResponse: 'The asset.',
  UploadResponse: 'The upload.',
} as const;

/** The responses that several operations share. */
export const apiResponses = Object.fromEntries([
  ...Object.entries(success).map(([name, description]) => [
    name,
    { description, content: json(schemaRef(name)) },
  ]),
  ...Object.entries(failures).map(([name, description]) => [
    name,
    { description, content: json(schemaRef('Error')) },
  ]),
]) as Readonly<Record<keyof typeof success | keyof typeof failures, object>>;

const failed = {
  400: ref('responses', 'BadRequest'),
  401: ref('responses', 'Unauthorized'),
  403: ref('responses', 'Forbidden'),
  404: ref('responses', 'NotFound'),
  429: ref('responses', 'TooManyRequests'),
  500: ref('responses', 'ServerError'),
};

/** The responses of a submit. */
export const submitResponses = {
  200: ref('responses', 'Submitted'),
  269: ref('responses', 'Estimate'),
  400: failed[400],
  401: failed[401],
  402: ref('responses', 'PaymentRequired'),
  403: failed[403],
  404: failed[404],
  429: failed[429],
  500: failed[500],
};

/** The query parameters of a submit. */
export const submitParameters = [ref('parameters', 'DryRun'), ref('parameters', 'ProjectId')];

/** The parameters that several operations share. */
export const apiParameters = {
  DryRun: {
    name: 'dryRun',
    in: 'query',
    description: 'Return the price without starting a job.',
    schema: { type: 'string', enum: ['true', 'false'] },
  },
  ProjectId: {
    name: 'projectId',
    in: 'query',
    description: 'The project that is billed. An API key implies it; a session token requires it.',
    schema: { type: 'string' },
  },
};

/** The ways to authorize a request. */
export const apiSecurity = {
  ApiKey: {
    type: 'http',
    scheme: 'basic',
    description: 'The key as user name and the secret as password.',
  },
  SessionToken: {
    type: 'http',
    scheme: 'bearer',
    description: 'A token that is valid for about 60 seconds.',
  },
};

const pathParameter = (name: string, description: string) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
});
const operation = (
  operationId: string,
  summary: string,
  tag: string,
  response: keyof typeof success,
  extra: object,
) => ({
  operationId,
  summary,
  tags: [tag],
  ...extra,
  responses: { 200: ref('responses', response), ...failed },
});
const jobId = pathParameter('jobId', 'The ID of the job.');
const uploadId = pathParameter('uploadId', 'The ID of the upload.');
const actionBody = (action: string) => ({
  requestBody: {
    required: true,
    content: json(object({ action: { type: 'string', enum: [action] } }, ['action'])),
  },
});

/** The paths that all models share: jobs, assets and uploads. */
export const apiPaths = {
  '/jobs/{jobId}': {
    get: operation('getJob', 'Get a job', 'jobs', 'JobResponse', { parameters: [jobId] }),
  },
  '/jobs/{jobId}/action': {
    post: operation('cancelJob', 'Cancel a job', 'jobs', 'JobResponse', {
      parameters: [jobId],
      ...actionBody('cancel'),
    }),
  },
  '/assets/{assetId}': {
    get: operation('getAsset', 'Get a result or an uploaded file', 'assets', 'AssetResponse', {
      parameters: [pathParameter('assetId', 'The ID of the asset.')],
    }),
  },
  '/uploads': {
    post: operation('createUpload', 'Create an upload', 'uploads', 'UploadResponse', {
      requestBody: { required: true, content: json(schemaRef('NewUpload')) },
    }),
  },
  '/uploads/{uploadId}': {
    get: operation('getUpload', 'Get an upload', 'uploads', 'UploadResponse', {
      parameters: [uploadId],
    }),
  },
  '/uploads/{uploadId}/action': {
    post: operation(
      'completeUpload',
      'Complete an upload after its parts',
      'uploads',
      'UploadResponse',
      { parameters: [uploadId], ...actionBody('complete') },
    ),
  },
};
