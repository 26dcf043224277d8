import type { CodeFacts } from './code-facts.ts';

/** Problems of reading pages again. A definition is unchanged until its page can be read. */
export const syncCodes = {
  SYNC_CHANGELOG: {
    why: "The changelog is a link, a folder or a device, so it can't be written safely.",
    fix: 'Replace it with a file.',
  },
  SYNC_ENCODING: {
    why: 'Text in any encoding other than UTF-8 would be misread, or characters would be lost.',
    fix: 'Try again later, or save the page as UTF-8 and pass its folder with --from.',
  },
  SYNC_FORMAT_CHANGED: {
    why: 'A new format may be misread, so nothing is written until a person has checked it.',
    fix: 'Check the differences. If they are correct, run sync with --accept-format.',
  },
  SYNC_PAGE_REMOVED: {
    why: 'The page no longer exists at its URL or in the folder. Its models may be removed, or have moved.',
    fix: 'Look for it in the docs index with `sync --discover`. If its models were removed, run `scenario-models remove` with its URL.',
  },
  SYNC_HALF_REMOVED: {
    why: 'A page that loses more than half of its models is probably broken.',
    fix: 'Check the page. If it is correct, run sync with --accept-removals.',
  },
  SYNC_JOURNAL: {
    why: "The journal of an interrupted run can't be read, or belongs to another project.",
    fix: 'Restore definitions and output from version control if they do not match, and delete the journal.',
  },
  SYNC_LOCK: {
    why: 'The lock file only avoids downloads. Without it, every page is read in full.',
    fix: 'Run sync to write it again.',
  },
  SYNC_MOVED: {
    why: 'The server redirects pages permanently. The new URLs could be other pages.',
    fix: 'Check the new URLs. If they are right, run sync with --accept-moves.',
  },
  SYNC_NEW_PAGES: {
    why: 'The docs index links to reference pages that no definition tracks.',
    fix: 'Track them with `scenario-models add`, or name them under `exclude` in the configuration.',
  },
  SYNC_NO_LINKS: {
    why: 'The URL of a provider page ends in `/<category>/<category>-<provider>/`, or is named by `include.pages`, and the index links to none.',
    fix: 'Pass the home page of the docs, llms.txt, a sitemap or the index of a category.',
  },
  SYNC_NO_RESPONSE: {
    why: "The server can't be reached, or did not respond in time, even after several retries.",
    fix: 'Try again later.',
  },
  SYNC_NO_URL: {
    why: 'The definition does not state where its page is.',
    fix: 'Set `url` in `source`, import the page from its URL, or pass --from.',
  },
  SYNC_OLDER_PAGE: {
    why: 'The page is older than the definition. A cache may have returned it.',
    fix: 'Try again later. To use the older page, import it.',
  },
  SYNC_OTHER_ORIGIN: {
    why: 'The page comes from another server than the one in its URL.',
    fix: 'Check that this server is the one you expect.',
  },
  SYNC_OTHER_PAGE: {
    why: 'The URL has a page of another provider or category, with other models.',
    fix: 'Track it with `scenario-models add`, and remove the definition if its models were removed.',
  },
  SYNC_PATH: {
    why: "A file of the update can't be written, so nothing is written.",
    fix: 'Rename the definition, or correct the permissions of the folder.',
  },
  SYNC_STATUS: {
    why: 'The server rejects the request or fails, even after several retries.',
    fix: 'Try again later.',
  },
  SYNC_TOO_LARGE: {
    why: 'A response of this size is not a reference page.',
    fix: 'Check the URL in a browser.',
  },
  SYNC_UNFINISHED: {
    why: 'A run was interrupted, so definitions and output may not match. The next run completes it.',
    fix: 'Run `scenario-models sync` again.',
  },
  SYNC_UNFINISHED_EDITED: {
    why: "A file was edited after an interrupted run, which can't be completed without losing the edit.",
    fix: 'To keep the edit, delete the journal and run sync again. To complete the run, restore the file from version control first.',
  },
  SYNC_UNSAFE_REDIRECT: {
    why: 'A redirect to a private host or to an unencrypted URL is not followed.',
    fix: 'If the target is the right page, set its URL as `url` in the definition.',
  },
} as const satisfies Readonly<Record<string, CodeFacts>>;
