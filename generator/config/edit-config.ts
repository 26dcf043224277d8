import { isMap, isSeq, type Document } from 'yaml';
import { successOf, type Result } from '../report/problem.ts';
import type { SourceText } from '../report/source-text.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';

const path = ['exclude', 'pages'];

/** Excludes pages of the index in a configuration. Keeps its comments. */
export function withExcluded(source: SourceText, urls: readonly string[]): Result<string> {
  return editConfig(source, (document) => {
    const list = document.getIn(path);
    const known = new Set(isSeq(list) ? (list.toJSON() as readonly unknown[]) : []);
    const added = urls.filter((url) => !known.has(url));
    if (added.length === 0) return;
    if (isSeq(list)) {
      list.flow = false;
      list.items.push(...added.map((url) => document.createNode(url)));
    } else {
      document.setIn(path, document.createNode(added));
    }
  });
}

/** Removes pages from those that a configuration excludes. Keeps its comments. */
export function withoutExcluded(source: SourceText, urls: readonly string[]): Result<string> {
  return editConfig(source, (document) => {
    const list = document.getIn(path);
    if (!isSeq(list)) return;
    const values = list.toJSON() as readonly unknown[];
    list.items = list.items.filter((_, index) => !urls.some((url) => url === values[index]));
    if (list.items.length > 0) return;
    document.deleteIn(path);
    const exclude = document.get('exclude');
    if (isMap(exclude) && exclude.items.length === 0) document.delete('exclude');
  });
}

function editConfig(source: SourceText, edit: (document: Document) => void): Result<string> {
  const parsed = parseYaml(source, 'CONFIG_YAML');
  if (!parsed.ok) return parsed;
  const { document } = parsed.value;
  const before = document.toString({ lineWidth: 0 });
  edit(document);
  const after = document.toString({ lineWidth: 0 });
  return successOf(after === before ? source.text : after);
}
