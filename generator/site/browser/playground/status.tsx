import type { FormIssue } from './form.ts';

/** Says whether the model accepts the form, and lists its problems with links to their fields. */
export function Status({
  isTouched,
  issues,
}: {
  readonly isTouched: boolean;
  readonly issues: readonly FormIssue[];
}) {
  const text = !isTouched
    ? 'Fill in the form, or start from an example. Only what you enter is sent.'
    : issues.length === 0
      ? 'The model accepts this request.'
      : `${issues.length} ${issues.length === 1 ? 'problem' : 'problems'}`;
  const state = !isTouched ? 'empty' : issues.length === 0 ? 'good' : 'bad';
  return (
    <div class={`play-status ${state}`}>
      <p role="status">{text}</p>
      {isTouched && issues.length > 0 ? (
        <ul>
          {issues.map(({ path, message }) => (
            <li key={`${path.join('.')} ${message}`}>
              {path.length === 0 ? (
                <span class="issue">{message}</span>
              ) : (
                <button
                  type="button"
                  onClick={({ currentTarget }) => {
                    focusField(currentTarget.closest('.playground'), path);
                  }}
                >
                  <code>{path.join('.')}</code> <span>{message}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** Moves the focus to the field of a parameter, or to the nearest one that holds it. */
function focusField(playground: Element | null, path: FormIssue['path']): void {
  let place = playground?.querySelector('.play-form');
  for (const part of path) {
    const fields = [...(place?.querySelectorAll<HTMLElement>('[data-parameter]') ?? [])];
    const next =
      typeof part === 'number'
        ? place?.querySelector('.list')?.children[part]
        : fields.find(({ dataset }) => dataset['parameter'] === part);
    if (!next) break;
    place = next;
  }
  place?.scrollIntoView({ block: 'center' });
  place?.querySelector<HTMLElement>('input, select, textarea, .list > .button')?.focus();
}
