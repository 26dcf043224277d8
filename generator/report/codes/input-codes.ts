import type { CodeFacts } from './code-facts.ts';

/** Problems of arguments and input files. */
export const inputCodes = {
  INPUT_AMBIGUOUS_SIDE: {
    why: 'A name is both a path and a git revision, so it is not clear which one to compare.',
    fix: 'Pass ./NAME for the path, or a full name such as refs/heads/NAME for the revision.',
  },
  INPUT_INVALID_URL: {
    why: 'Absolute links need a URL that starts with https:// or http://.',
    fix: 'Pass the URL that the docs are published at, such as https://acme.github.io/models/.',
  },
  INPUT_ENCODING: {
    why: 'Text in any encoding other than UTF-8 would be misread, or characters would be lost.',
    fix: 'Save the text as UTF-8.',
  },
  INPUT_GIT: {
    why: "Git can't read the repository, for example because objects are missing.",
    fix: 'Run `git fsck`, or fetch the full history in a partial clone.',
  },
  INPUT_HTTP_STATUS: {
    why: 'The server rejects the request or fails, so the page was not read.',
    fix: 'Check the URL in a browser, or save the page and import the file.',
  },
  INPUT_LINK: {
    why: 'A link in a folder can point to any file on this computer, so only links within the project are followed.',
    fix: 'Pass the target of the link.',
  },
  INPUT_MODELS_ENTRY: {
    why: 'The models folder has an entry that is not a definition, an overlay or a history, or is not a regular file.',
    fix: 'Move the entry out of the folder.',
  },
  INPUT_NOT_FOUND: {
    why: 'The command line names a file or folder that does not exist, or a folder without pages.',
    fix: 'Pass a page file, a folder of pages, an http(s) URL, or - for standard input.',
  },
  INPUT_NO_DATE: {
    why: 'A new definition needs the date of its page: if two pages describe the same model, the newer one is used.',
    fix: 'Add the date to the page: `> Last updated: 2026-04-09.`',
  },
  INPUT_NO_DEFINITION: {
    why: 'The models folder has no definition at the path, so there is nothing to check.',
    fix: 'Pass a file or a folder below the models folder, such as `image-generation/phota.yaml`.',
  },
  INPUT_NO_MODELS_FOLDER: {
    why: 'The folder of the definitions does not exist.',
    fix: 'Import a reference page with `scenario-models import PAGE`, or pass the folder with --models.',
  },
  INPUT_NO_RESPONSE: {
    why: "The server can't be reached, or did not respond in time.",
    fix: 'Check the URL in a browser, or save the page and import the file.',
  },
  INPUT_NO_SDK: {
    why: 'There is no generated SDK to build in the output folder.',
    fix: 'Run `scenario-models generate` first, or pass the output folder with --out.',
  },
  INPUT_NO_SIDE: {
    why: "One of the two versions to compare can't be read.",
    fix: 'Pass a definition, a folder of definitions, a reference page, a URL or a git revision.',
  },
  INPUT_OLDER_PAGE: {
    why: 'The page is older than the definition, so an import reverts later updates.',
    fix: 'Check that you want to import an older page.',
  },
  INPUT_ORIGIN: {
    why: 'The origin of a page consists of scheme, host and port.',
    fix: 'Pass the origin without a path or a trailing slash, such as `http://localhost:5173`.',
  },
  INPUT_OTHER_ORIGIN: {
    why: 'The page comes from another server than the one in its URL.',
    fix: 'Check that this server is the one you expect.',
  },
  INPUT_NO_KEY: {
    why: 'The proxy adds the API key to the requests of a web page, so that the page does not contain it.',
    fix: 'Set SCENARIO_SDK_API_KEY and SCENARIO_SDK_API_SECRET, or omit --proxy.',
  },
  INPUT_OUTSIDE: {
    why: 'A checkout can contain a link to any folder on this computer, so a folder outside of the project is used only if the command line names it.',
    fix: 'Pass the target of the link.',
  },
  INPUT_PACKAGE_JSON: {
    why: "The version and the publisher of the SDK come from package.json of the project, which can't be read.",
    fix: 'Correct package.json.',
  },
  INPUT_PACKAGE_NAME: {
    why: 'The name of an npm package consists of lower-case letters, digits, hyphens, dots and underscores, and may start with a scope.',
    fix: 'Choose a name such as @acme/scenario.',
  },
  INPUT_PORT: {
    why: 'Another program uses the port, or only administrators can use it.',
    fix: 'Choose another port with --port; 0 picks a free one.',
  },
  INPUT_REGISTRY: {
    why: 'The mock server checks requests with the validators of a generated SDK, which need zod installed.',
    fix: 'Pass the registry.ts or registry.js of a generated SDK with --registry.',
  },
  INPUT_RENAMED_PAGE: {
    why: 'The page names another provider than its definition, but has the same category and mostly the same models, so it is treated as the same page.',
    fix: 'No action is needed. If it is another page, import both pages together.',
  },
  INPUT_SAME_PAGE: {
    why: 'Two inputs describe the same provider and category, but their content differs.',
    fix: 'Import only the newer page.',
  },
  INPUT_SECRET_URL: {
    why: 'Definitions are committed, so the user, password or secret parameters of a URL are not stored.',
    fix: "If the page can't be read without them, save it and pass its folder to `sync --from`.",
  },
  INPUT_TOO_LARGE: {
    why: 'A response of this size is not a reference page.',
    fix: 'Check the URL in a browser, or save the page and import the file.',
  },
  INPUT_UNKNOWN_CODE: {
    why: 'No problem has this code.',
    fix: 'Run `scenario-models explain` for a list of all codes.',
  },
  INPUT_UNKNOWN_PAGE: {
    why: 'No definition tracks a page with this name, several do, or the index does not link to one.',
    fix: 'Pass a provider, the path of a definition, or the URL of a page.',
  },
  INPUT_UNKNOWN_MODEL: {
    why: 'A model to generate is not in the definitions, so the output would lack it.',
    fix: 'Pass IDs such as model_phota-edit.',
  },
  INPUT_UNREADABLE: {
    why: 'The input is not a regular file or folder, is too large, or must not be read.',
    fix: 'Save the text as a file, or pass it on standard input with -.',
  },
  INPUT_UNSAFE_REDIRECT: {
    why: 'A redirect to a private host or to an unencrypted URL is not followed.',
    fix: 'If the target is the right page, pass its URL.',
  },
  INPUT_VERSION: {
    why: 'A version has three numbers, such as 1.4.2, and may have a pre-release part, such as 2.0.0-rc.1.',
    fix: 'Correct `version` in package.json.',
  },
} as const satisfies Readonly<Record<string, CodeFacts>>;
