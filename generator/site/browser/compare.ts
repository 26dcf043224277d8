import type { ComparedModel, ComparedParameter } from '../compare-data.ts';
import type { SearchEntry } from '../search-data.ts';
import { siteRoot } from './site-root.ts';

/** The maximum number of models that are compared. */
const maxModels = 3;

void start();

/** Shows the models that the URL names, `?models=phota-edit,phota-enhance`, next to each other. */
async function start(): Promise<void> {
  const files = (new URLSearchParams(location.search).get('models') ?? '')
    .split(',')
    .filter((name) => /^[\p{L}\p{N}._-]+$/u.test(name))
    .slice(0, maxModels);
  await Promise.all([showComparison(files), showChoice(files)]);
}

async function showComparison(files: readonly string[]): Promise<void> {
  const container = document.querySelector('[data-compare-table]');
  const hint = document.querySelector<HTMLElement>('[data-compare-hint]');
  const loaded = await Promise.all(files.map(loadModel));
  const models = loaded.filter((model) => model !== undefined);
  if (hint) {
    hint.hidden = models.length > 1 && models.length === files.length;
    hint.textContent =
      models.length < files.length
        ? 'Some of the models are not in this catalog.'
        : models.length === 1
          ? 'Choose a second model to see how they differ.'
          : 'Choose two models to see how they differ.';
  }
  container?.replaceChildren(...(models.length > 0 ? comparison(models) : []));
}

/** Shows a menu of all models for each column. */
async function showChoice(files: readonly string[]): Promise<void> {
  const form = document.querySelector('[data-compare-choice]');
  const response = await fetch(`${siteRoot}search.json`);
  if (!form || !response.ok) return;
  const entries = (await response.json()) as readonly SearchEntry[];
  const models = entries.flatMap(({ id, path, title }) =>
    id === undefined ? [] : [{ title, file: path.replace(/^models\/|\.html$/g, '') }],
  );
  const menus = Array.from({ length: maxModels }, (_, index) => {
    const label = document.createElement('label');
    const name = document.createElement('span');
    name.textContent = `Model ${index + 1}`;
    const menu = document.createElement('select');
    menu.append(new Option(index === maxModels - 1 ? 'None' : 'Choose a model', ''));
    for (const { title, file } of models) {
      const isChosen = file === files[index];
      menu.append(new Option(title, file, isChosen, isChosen));
    }
    menu.addEventListener('change', () => {
      const chosen = menus.map(({ value }) => value).filter((value) => value !== '');
      const query = new URLSearchParams({ models: chosen.join(',') });
      history.replaceState(null, '', chosen.length === 0 ? location.pathname : `?${query}`);
      void showComparison(chosen);
    });
    label.append(name, menu);
    form.append(label);
    return menu;
  });
}

async function loadModel(file: string): Promise<ComparedModel | undefined> {
  const response = await fetch(`${siteRoot}data/${encodeURIComponent(file)}.json`);
  return response.ok ? ((await response.json()) as ComparedModel) : undefined;
}

function comparison(models: readonly ComparedModel[]): readonly Node[] {
  const factNames = [...new Set(models.flatMap(({ facts }) => Object.keys(facts)))];
  const parameters = [
    ...new Set(models.flatMap(({ parameters }) => parameters.map(({ name }) => name))),
  ];
  const shared = (name: string) =>
    models.filter((model) => model.parameters.some((parameter) => parameter.name === name)).length;
  const ordered = parameters.toSorted((a, b) => shared(b) - shared(a));
  return [
    onlyDifferences(),
    section(
      'Facts',
      models,
      factNames.map((name) => [name, models.map(({ facts }) => [facts[name] ?? ''])]),
    ),
    section(
      'Parameters',
      models,
      ordered.map((name) => [
        name,
        models.map((model) =>
          parameterLines(model.parameters.find((parameter) => parameter.name === name)),
        ),
      ]),
      true,
    ),
    ...(models.some(({ constraints }) => constraints.length > 0)
      ? [section('Constraints', models, [['', models.map(({ constraints }) => constraints)]])]
      : []),
  ];
}

/** Returns a box that hides the rows in which the models are the same. */
function onlyDifferences(): HTMLElement {
  const label = document.createElement('label');
  label.className = 'option only-differences';
  const box = document.createElement('input');
  box.type = 'checkbox';
  const text = document.createElement('span');
  text.textContent = 'Only differences';
  box.addEventListener('change', () => {
    for (const row of document.querySelectorAll<HTMLElement>('.comparison tbody tr')) {
      row.hidden = box.checked && !row.matches('.different');
    }
  });
  label.append(box, text);
  return label;
}

type Row = readonly [title: string, cells: readonly (readonly string[])[]];

function section(
  title: string,
  models: readonly ComparedModel[],
  rows: readonly Row[],
  isCode = false,
): HTMLElement {
  const frame = document.createElement('section');
  const heading = document.createElement('h2');
  heading.textContent = title;
  const scroller = document.createElement('div');
  scroller.className = 'table';
  scroller.tabIndex = 0;
  scroller.role = 'region';
  scroller.ariaLabel = title;
  const table = document.createElement('table');
  // Blocks on a phone, so the roles that the elements have by default are repeated.
  table.role = 'table';
  table.className = 'comparison';
  const header = table.createTHead();
  header.role = 'rowgroup';
  const head = header.insertRow();
  head.role = 'row';
  head.append(cell('td', []));
  for (const { name, path } of models) {
    const column = cell('th', [], 'col');
    const link = document.createElement('a');
    link.href = `${siteRoot}${path}`;
    link.textContent = name;
    column.append(link);
    head.append(column);
  }
  const body = table.createTBody();
  body.role = 'rowgroup';
  for (const [name, cells] of rows) {
    const row = body.insertRow();
    row.role = 'row';
    const isDifferent = new Set(cells.map((lines) => lines.join('\n'))).size > 1;
    if (isDifferent) row.className = 'different';
    const label = cell('th', isCode ? [] : [name], 'row');
    if (isCode) {
      const code = document.createElement('code');
      code.textContent = name;
      label.append(code);
    }
    row.append(label, ...cells.map((lines) => cell('td', lines)));
  }
  scroller.append(table);
  frame.append(heading, scroller);
  return frame;
}

function cell(tag: 'th' | 'td', lines: readonly string[], scope?: string): HTMLTableCellElement {
  const element = document.createElement(tag);
  element.role = scope === undefined ? 'cell' : scope === 'row' ? 'rowheader' : 'columnheader';
  if (scope !== undefined) element.scope = scope;
  for (const line of lines) {
    const part = document.createElement('div');
    part.textContent = line;
    element.append(part);
  }
  return element;
}

function parameterLines(parameter: ComparedParameter | undefined): readonly string[] {
  if (!parameter) return ['–'];
  return [
    `${parameter.type}${parameter.required ? ', required' : ''}`,
    ...(parameter.default === '' ? [] : [`default ${parameter.default}`]),
    ...(parameter.allowed === '' ? [] : [parameter.allowed]),
  ];
}
