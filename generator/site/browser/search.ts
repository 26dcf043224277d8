import type { SearchEntry } from '../search-data.ts';
import { loadSearch } from './search-index.ts';
import { siteRoot } from './site-root.ts';

/** The number of results that are shown. */
const shown = 12;

let dialog: HTMLDialogElement | undefined;

/** Opens the search. */
export async function showSearch(): Promise<void> {
  dialog ??= createDialog();
  if (!dialog.open) dialog.showModal();
  dialog.querySelector('input')?.select();
  await loadSearch().catch(() => {
    report('The search could not be loaded. Check the connection and try again.');
  });
}

function createDialog(): HTMLDialogElement {
  const created = document.createElement('dialog');
  created.className = 'search';
  created.setAttribute('aria-label', 'Search');
  const input = document.createElement('input');
  input.type = 'search';
  input.placeholder = 'Models, parameters, guides';
  input.autocomplete = 'off';
  input.spellcheck = false;
  input.role = 'combobox';
  input.ariaLabel = 'Search';
  input.setAttribute('aria-expanded', 'true');
  input.setAttribute('aria-controls', 'search-results');
  const list = document.createElement('ul');
  list.id = 'search-results';
  list.role = 'listbox';
  list.ariaLabel = 'Results';
  const status = document.createElement('p');
  status.role = 'status';
  status.textContent = 'Type a name, an ID, a provider or a parameter.';
  created.append(input, status, list);
  document.body.append(created);

  let chosen = 0;
  const select = (index: number) => {
    const options = [...list.querySelectorAll('[role=option]')];
    chosen = options.length === 0 ? 0 : (index + options.length) % options.length;
    for (const [at, option] of options.entries()) {
      option.setAttribute('aria-selected', String(at === chosen));
    }
    const option = options[chosen];
    if (option) {
      input.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    } else input.removeAttribute('aria-activedescendant');
  };
  input.addEventListener('input', () => {
    void (async () => {
      const find = await loadSearch().catch(() => undefined);
      if (!find) return;
      const query = input.value.trim();
      const found = query === '' ? [] : find(query).slice(0, shown);
      list.replaceChildren(...found.map(resultItem));
      status.textContent =
        query === ''
          ? 'Type a name, an ID, a provider or a parameter.'
          : found.length === 0
            ? 'Nothing matches.'
            : `${found.length === shown ? 'The best ' : ''}${found.length} ${found.length === 1 ? 'result' : 'results'}`;
      select(0);
    })();
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') select(chosen + 1);
    else if (event.key === 'ArrowUp') select(chosen - 1);
    else if (event.key === 'Enter') list.querySelectorAll('a')[chosen]?.click();
    else return;
    event.preventDefault();
  });
  created.addEventListener('click', (event) => {
    if (event.target === created) created.close();
  });
  return created;
}

function resultItem({ title, path, context, text, id }: SearchEntry, index: number): HTMLElement {
  const item = document.createElement('li');
  item.role = 'presentation';
  const link = document.createElement('a');
  link.role = 'option';
  link.id = `search-result-${index}`;
  link.href = `${siteRoot}${path}`;
  link.tabIndex = -1;
  const name = document.createElement('strong');
  name.textContent = title;
  const from = document.createElement('span');
  from.className = 'muted';
  from.textContent = id === undefined ? context : `${context} · ${id}`;
  const about = document.createElement('span');
  about.className = 'about';
  about.textContent = text;
  link.append(name, from, about);
  item.append(link);
  return item;
}

function report(message: string): void {
  const status = dialog?.querySelector('[role=status]');
  if (status) status.textContent = message;
}
