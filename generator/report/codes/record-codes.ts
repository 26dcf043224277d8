import type { CodeFacts } from './code-facts.ts';

/** Problems of API records and of reading them from the API. */
export const recordCodes = {
  RECORD_JSON: {
    why: "The text is not valid JSON, is nested too deeply, or has a number that JavaScript can't hold.",
    fix: 'Save the response of `GET /models/{modelId}` again.',
  },
  RECORD_MISSING: {
    why: 'A record is the response of `GET /models/{modelId}`: `{"model": {"id": …, "inputs": […]}}`. The file has none.',
    fix: 'Save the response for each model. The list of `GET /models` has no inputs.',
  },
  RECORD_NO_ID: {
    why: 'The `id` of a record names its model.',
    fix: 'Add the `id`, or remove the record.',
  },
  RECORD_NO_INPUTS: {
    why: 'Trained models and the models of a list have no inputs, so they add nothing.',
    fix: 'Save the response of `GET /models/{modelId}` for the model.',
  },
  RECORD_INPUTS: {
    why: 'The inputs of a record are a list, with one object for each parameter.',
    fix: 'Save the response of the API again.',
  },
  RECORD_INPUT: {
    why: "An input without a name or a type can't become a parameter.",
    fix: 'Save the response of the API again.',
  },
  RECORD_DUPLICATE_INPUT: {
    why: 'A request contains a name once, so a record has one input for it.',
    fix: 'Remove one of the inputs.',
  },
  RECORD_REPLACED_CHARACTER: {
    why: 'A program that read the record in the wrong encoding wrote U+FFFD or NUL instead of a character.',
    fix: 'Save the response again as UTF-8.',
  },
  RECORD_UNKNOWN_FIELD: {
    why: 'The record has a field, or a value of one, that this version does not use. It is kept and has no effect.',
    fix: 'No action is needed. An overlay can state the fact.',
  },
  RECORD_UNKNOWN_TYPE: {
    why: 'The record has a type that this version does not know, so the parameter accepts any value.',
    fix: 'No action is needed. An update of scenario-models may know the type.',
  },
  RECORD_UNKNOWN_CONSTRAINT: {
    why: 'The record has a condition that this version does not know. It is kept and has no effect.',
    fix: 'No action is needed. An overlay can state the constraint.',
  },
  RECORD_DISAGREES: {
    why: 'The page and the record contradict each other. A page that is newer than the record has priority, fact by fact; otherwise the record has, since the API checks requests by it.',
    fix: 'No action is needed. If the one with priority is wrong, correct the fact in an overlay.',
  },
  RECORD_MODEL_REMOVED: {
    why: 'The page no longer lists a model that has an API record. A record that is newer than the page keeps the model; an older one does not.',
    fix: 'Check that the page is complete. To keep a model that was removed, import its record again.',
  },
  RECORD_NO_PROVIDER: {
    why: 'The provider and the category name the file of a definition, and the record states no provider.',
    fix: 'Import the reference page of the model, or correct `provider` in the definition.',
  },
  RECORD_NOT_FOUND: {
    why: 'The API has no model with this ID.',
    fix: 'Check the ID. It starts with `model_` and is on the reference page.',
  },
  RECORD_API_LIST: {
    why: 'The response is not the list of models of the API, for example because the base URL is that of a website.',
    fix: 'Check the base URL of the API, or pass the IDs of the models.',
  },
  RECORD_API_STATUS: {
    why: 'The API rejects the request or fails, even after several retries.',
    fix: 'Try again later.',
  },
  RECORD_API_TIMEOUT: {
    why: 'The API did not respond in time, even after several retries.',
    fix: 'Check the connection and the base URL, then try again.',
  },
  RECORD_API_TOO_LARGE: {
    why: 'A response of this size is not a record.',
    fix: 'Check the base URL of the API.',
  },
  RECORD_API_REDIRECT: {
    why: 'A redirect to a private host or to an unencrypted URL is not followed.',
    fix: 'Check the base URL of the API.',
  },
  RECORD_API_UNENCRYPTED: {
    why: 'A key that is sent over an unencrypted connection can be intercepted.',
    fix: 'Correct `records.url` in the configuration, or SCENARIO_SDK_BASE_URL.',
  },
  RECORD_NOT_REFRESHED: {
    why: 'Records could not be read again, so they may be outdated. Definitions keep their last version.',
    fix: 'Check the key and the base URL of the API, then run sync again.',
  },
  RECORD_OTHER_MODEL: {
    why: 'The response is the record of another model, for example because the base URL is not that of the API.',
    fix: 'Check the base URL of the API.',
  },
  RECORD_API_UNREACHABLE: {
    why: 'The connection to the API failed.',
    fix: 'Check the connection and the base URL, then try again.',
  },
} as const satisfies Readonly<Record<string, CodeFacts>>;
