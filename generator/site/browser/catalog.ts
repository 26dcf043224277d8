import { loadSearch } from './search-index.ts';

/** The maximum number of models that can be compared. */
const mostCompared = 3;

const form = document.querySelector<HTMLFormElement>('[data-filters]');
const list = document.querySelector<HTMLElement>('[data-cards]');
if (form && list) start(form, list);

function start(filters: HTMLFormElement, cards: HTMLElement): void {
  const models = [...cards.children].filter((card) => card instanceof HTMLElement).map(readCard);
  // On a phone, the models come first.
  const fold = filters.querySelector<HTMLDetailsElement>('.fold');
  if (fold && matchMedia('(max-width: 60rem)').matches) fold.open = false;
  filters.hidden = false;
  for (const bar of document.querySelectorAll<HTMLElement>('[data-results-bar]')) {
    bar.hidden = false;
  }
  const update = () => void show(filters, cards, models);
  readLocation(filters);
  addCompareBoxes(models);
  filters.addEventListener('input', () => {
    writeLocation(filters);
    update();
  });
  filters.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  addEventListener('popstate', () => {
    readLocation(filters);
    update();
  });
  document.querySelector('[data-chips]')?.addEventListener('click', (event) => {
    const chip = event.target instanceof Element ? event.target.closest('button') : null;
    if (!chip) return;
    const { name, value } = chip.dataset;
    if (name === undefined) filters.reset();
    for (const box of filters.querySelectorAll<HTMLInputElement>('input')) {
      if (name !== undefined && (box.name !== name || box.value !== value)) continue;
      if (box.type === 'search') box.value = '';
      else box.checked = false;
    }
    writeLocation(filters);
    update();
  });
  update();
}

interface Model {
  readonly card: HTMLElement;
  readonly id: string;
  readonly file: string;
  readonly path: string;
  readonly facets: ReadonlySet<string>;
}

function readCard(card: HTMLElement): Model {
  const { facets = '', id = '', file = '' } = card.dataset;
  return { card, id, file, path: `models/${file}.html`, facets: new Set(facets.split(' ')) };
}

/** A model matches if it has one of the chosen values of each facet. */
function matches({ facets }: Model, chosen: ReadonlyMap<string, readonly string[]>): boolean {
  return [...chosen].every(([name, values]) =>
    values.some((value) =>
      facets.has(`${name}=${value === '?' ? value : encodeURIComponent(value)}`),
    ),
  );
}

async function show(
  filters: HTMLFormElement,
  cards: HTMLElement,
  models: readonly Model[],
): Promise<void> {
  const chosen = chosenValues(filters);
  const query = queryOf(filters);
  const found = query === '' ? undefined : await rankedPaths(query);
  const isCurrent = query === queryOf(filters);
  if (!isCurrent) return;
  const visible = models.filter(
    (model) => matches(model, chosen) && (found === undefined || found.has(model.path)),
  );
  const shownCards = new Set(visible.map(({ card }) => card));
  for (const { card } of models) card.hidden = !shownCards.has(card);
  const ordered =
    found === undefined
      ? models
      : models.toSorted(
          (a, b) => (found.get(a.path) ?? Infinity) - (found.get(b.path) ?? Infinity),
        );
  cards.append(...ordered.map(({ card }) => card));
  setText('[data-count]', countText(visible.length, models.length));
  const empty = document.querySelector<HTMLElement>('[data-empty]');
  if (empty) empty.hidden = visible.length > 0;
  showChips(chosen, query);
}

function queryOf(filters: HTMLFormElement): string {
  return filters.querySelector<HTMLInputElement>('input[name=q]')?.value.trim() ?? '';
}

async function rankedPaths(query: string): Promise<ReadonlyMap<string, number>> {
  const find = await loadSearch();
  return new Map(find(query).map(({ path }, rank) => [path, rank]));
}

function countText(found: number, all: number): string {
  const models = all === 1 ? 'model' : 'models';
  return found === all ? `${all} ${models}` : `${found} of ${all} ${models}`;
}

function chosenValues(filters: HTMLFormElement): ReadonlyMap<string, readonly string[]> {
  const chosen = new Map<string, string[]>();
  for (const [name, value] of new FormData(filters)) {
    if (name === 'q' || typeof value !== 'string') continue;
    chosen.set(name, [...(chosen.get(name) ?? []), value]);
  }
  return chosen;
}

function showChips(chosen: ReadonlyMap<string, readonly string[]>, query: string): void {
  const container = document.querySelector('[data-chips]');
  if (!container) return;
  const entries = [
    ...(query === '' ? [] : [['q', query, `“${query}”`] as const]),
    ...[...chosen].flatMap(([name, values]) =>
      values.map(
        (value) =>
          [name, value, `${titleOf(name)}: ${value === '?' ? 'not stated' : value}`] as const,
      ),
    ),
  ];
  const chips = entries.map(([name, value, text]) => {
    const chip = chipButton(`${text} ×`);
    chip.ariaLabel = `Remove ${text}`;
    chip.dataset['name'] = name;
    chip.dataset['value'] = value;
    return chip;
  });
  if (chips.length > 1) chips.push(chipButton('Clear all'));
  container.replaceChildren(...chips);
}

/** Returns the title of a facet. */
function titleOf(name: string): string {
  const box = document.querySelector(`[data-filters] input[name="${name}"]`);
  return box?.closest('fieldset')?.querySelector('legend')?.textContent ?? name;
}

function chipButton(text: string): HTMLButtonElement {
  const chip = document.createElement('button');
  chip.type = 'button';
  chip.className = 'chip';
  chip.textContent = text;
  return chip;
}

/** The filters are in the URL, so that a choice can be shared. */
function readLocation(filters: HTMLFormElement): void {
  const query = new URLSearchParams(location.search);
  for (const input of filters.querySelectorAll<HTMLInputElement>('input')) {
    if (input.type === 'search') input.value = query.get(input.name) ?? '';
    else input.checked = query.getAll(input.name).includes(input.value);
    if (input.checked) {
      for (let parent = input.closest('details'); parent && !parent.matches('.fold');) {
        parent.open = true;
        parent = parent.parentElement?.closest('details') ?? null;
      }
    }
  }
}

function writeLocation(filters: HTMLFormElement): void {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(filters)) {
    if (typeof value === 'string' && value !== '') query.append(name, value);
  }
  const text = query.toString();
  history.replaceState(null, '', text === '' ? location.pathname : `?${text}`);
}

function addCompareBoxes(models: readonly Model[]): void {
  const chosen: string[] = [];
  const link = document.querySelector<HTMLAnchorElement>('[data-compare]');
  const boxes: HTMLInputElement[] = [];
  for (const { card, file } of models) {
    const label = document.createElement('label');
    label.className = 'compare';
    const box = document.createElement('input');
    box.type = 'checkbox';
    const name = card.querySelector('h2')?.textContent.trim() ?? file;
    const hidden = document.createElement('span');
    hidden.className = 'visually-hidden';
    hidden.textContent = ` ${name}`;
    label.append(box, 'Compare', hidden);
    (card.querySelector('.tags') ?? card).append(label);
    boxes.push(box);
    box.addEventListener('change', () => {
      const at = chosen.indexOf(file);
      if (at === -1) chosen.push(file);
      else chosen.splice(at, 1);
      for (const other of boxes) other.disabled = chosen.length >= mostCompared && !other.checked;
      if (!link) return;
      link.hidden = chosen.length < 2;
      link.textContent = `Compare ${chosen.length} models`;
      link.href = `compare.html?${new URLSearchParams({ models: chosen.join(',') }).toString()}`;
    });
  }
}

function setText(selector: string, text: string): void {
  const element = document.querySelector(selector);
  if (element) element.textContent = text;
}
