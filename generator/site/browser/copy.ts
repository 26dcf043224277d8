/** Adds a button to each block of code. */
export function addCopyButtons(): void {
  for (const block of document.querySelectorAll('pre')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    const frame = document.createElement('div');
    frame.className = 'code';
    block.replaceWith(frame);
    frame.append(block, button);
    copyOnClick(button, () => Promise.resolve(block.textContent));
  }
}

/** Copies a text when a button is clicked, and says so on the button. */
export function copyOnClick(button: HTMLButtonElement, textOf: () => Promise<string>): void {
  const label = button.textContent;
  // Preact calls a function as `ref` after each render.
  if (button.dataset['copies'] !== undefined) return;
  button.dataset['copies'] = '';
  button.addEventListener('click', () => {
    void (async () => {
      try {
        await navigator.clipboard.writeText(await textOf());
        button.textContent = 'Copied';
      } catch {
        button.textContent = 'Copying failed';
      }
      setTimeout(() => {
        button.textContent = label;
      }, 1500);
    })();
  });
}
