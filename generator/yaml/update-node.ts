import { isMap, isScalar, isSeq, type Document, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import { isRecord } from '../text/is-record.ts';

/** Updates a YAML node to `value`. Unchanged parts keep their comments, style and order. */
export function updateNode(document: Document, node: unknown, value: unknown): Node {
  if (isMap(node) && isRecord(value)) return updateMap(document, node, value);
  if (isSeq(node) && Array.isArray(value)) return updateSequence(document, node, value);
  if (isScalar(node) && !isRecord(value) && !Array.isArray(value)) {
    node.value = value;
    return node;
  }
  return document.createNode(value);
}

function updateMap(document: Document, map: YAMLMap, value: Readonly<Record<string, unknown>>) {
  const names = Object.keys(value);
  map.items = map.items.filter(({ key }) => names.includes(keyText(key)));
  names.forEach((name, index) => {
    const pair = map.items.find(({ key }) => keyText(key) === name);
    if (pair) {
      pair.value = updateNode(document, pair.value, value[name]);
      return;
    }
    const before = names.slice(0, index).findLast((earlier) => map.has(earlier));
    const place = map.items.findIndex(({ key }) => keyText(key) === before) + 1;
    map.items.splice(place, 0, document.createPair(name, value[name]));
  });
  return map;
}

/** Matches models by ID, parameters by name, other items by value. */
function updateSequence(document: Document, sequence: YAMLSeq, items: readonly unknown[]) {
  const unmatched = sequence.items.map((node) => ({
    node,
    identity: identityOf(plain(document, node)),
  }));
  sequence.items = items.map((item) => {
    const at = unmatched.findIndex(({ identity }) => identity === identityOf(item));
    const [match] = at === -1 ? [] : unmatched.splice(at, 1);
    return updateNode(document, match?.node, item);
  });
  return sequence;
}

function identityOf(item: unknown): string {
  return JSON.stringify(isRecord(item) ? (item['id'] ?? item['name']) : item);
}

function plain(document: Document, node: unknown): unknown {
  return isMap(node) || isSeq(node) || isScalar(node) ? node.toJS(document) : node;
}

function keyText(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}
