import { sampleLanguages } from '../../emit/docs/sample-programs.ts';

/** Shows the request samples as one tab for each language; without scripts they follow each other. */
export function addTabs(): void {
  for (const container of document.querySelectorAll('[data-tabs]')) {
    const panels = languagePanels(container);
    if (panels.length > 1) showTabs(panels);
  }
}

interface Panel {
  readonly heading: HTMLElement;
  readonly content: readonly Element[];
}

const storageKey = 'language';

function languagePanels(container: Element): readonly Panel[] {
  return [...container.querySelectorAll('h3')]
    .filter(({ textContent }) => sampleLanguages.some((language) => language === textContent))
    .map((heading) => {
      const content: Element[] = [];
      let next = heading.nextElementSibling;
      while (next && !/^H[23]$/.test(next.tagName)) {
        content.push(next);
        next = next.nextElementSibling;
      }
      return { heading, content };
    });
}

function showTabs(panels: readonly Panel[]): void {
  const list = document.createElement('div');
  list.role = 'tablist';
  list.ariaLabel = 'Language';
  const tabs = panels.map(({ heading, content }) => {
    const tab = document.createElement('button');
    tab.type = 'button';
    tab.role = 'tab';
    tab.textContent = heading.textContent;
    tab.id = `tab-${heading.id}`;
    const panel = document.createElement('div');
    panel.role = 'tabpanel';
    panel.id = `panel-${heading.id}`;
    panel.setAttribute('aria-labelledby', tab.id);
    tab.setAttribute('aria-controls', panel.id);
    heading.replaceWith(panel);
    panel.append(...content);
    list.append(tab);
    return { tab, panel, anchor: heading.id };
  });
  const select = (chosen: number, focus: boolean) => {
    for (const [index, { tab, panel }] of tabs.entries()) {
      tab.setAttribute('aria-selected', String(index === chosen));
      tab.tabIndex = index === chosen ? 0 : -1;
      panel.hidden = index !== chosen;
      if (index === chosen && focus) tab.focus();
    }
  };
  for (const [index, { tab }] of tabs.entries()) {
    tab.addEventListener('click', () => {
      select(index, false);
      remember(tab.textContent);
    });
    tab.addEventListener('keydown', ({ key }) => {
      const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
      if (step === 0) return;
      const next = (index + step + tabs.length) % tabs.length;
      select(next, true);
      remember(tabs[next]?.tab.textContent ?? '');
    });
  }
  tabs[0]?.panel.before(list);
  const fromLink = tabs.findIndex(({ anchor }) => `#${anchor}` === location.hash);
  const known = tabs.findIndex(({ tab }) => tab.textContent === remembered());
  select(Math.max(0, fromLink === -1 ? known : fromLink), false);
}

function remember(language: string): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // Storage can be off.
  }
}

function remembered(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}
