/** Fills the slots of a template: `{name}`, or `{date:american}` with a form. Other braces are kept. */
export function fillTemplate(
  template: string,
  content: (slot: string, form: string | undefined) => string | undefined,
): string {
  return template.replace(
    /\{(\w+)(?::(\w+))?\}/g,
    (found, slot: string, form: string | undefined) => content(slot, form) ?? found,
  );
}

/** Fills a template line by line and leaves out the lines whose slots are all empty. */
export function fillLines(
  template: string,
  content: (slot: string, form: string | undefined) => string | undefined,
): string {
  const [first = '', ...rest] = template.split(/(\n+)/);
  let text = '';
  let gap = '';
  const add = (line: string, before: string) => {
    let slots = 0;
    let filled = 0;
    const printed = fillTemplate(line, (slot, form) => {
      const value = content(slot, form);
      if (value === undefined) return undefined;
      slots += 1;
      if (value !== '') filled += 1;
      return value;
    });
    if (before.length > gap.length) gap = before;
    if (slots > 0 && filled === 0) return;
    text += (text === '' ? '' : gap) + printed;
    gap = '';
  };
  add(first, '');
  for (let at = 0; at < rest.length; at += 2) add(rest[at + 1] ?? '', rest[at] ?? '');
  return text;
}
