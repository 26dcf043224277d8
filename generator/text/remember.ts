/**
 * Returns a function that keeps its results for up to `most` texts: many models share the words of
 * their parameters.
 */
export function rememberByText<Result extends object | string | number | boolean>(
  read: (text: string) => Result,
  most = 10_000,
): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const result = read(text);
    if (known.size >= most) known.clear();
    known.set(text, result);
    return result;
  };
}

/**
 * Returns a function that returns the first of several objects with the same data, of up to `most`
 * objects, so that results which are kept by object are found for all of them.
 */
export function firstByData<Data extends object>(most = 10_000): (data: Data) => Data {
  const known = new Map<string, Data>();
  return (data) => {
    const key = JSON.stringify(data);
    const first = known.get(key);
    if (first !== undefined) return first;
    if (known.size >= most) known.clear();
    known.set(key, data);
    return data;
  };
}

/** Returns a function that keeps its results for as long as the objects that it got are in use. */
export function rememberByObject<Subject extends object, Result>(
  read: (subject: Subject) => Result,
): (subject: Subject) => Result {
  const known = new WeakMap<Subject, { readonly result: Result }>();
  return (subject) => {
    const found = known.get(subject);
    if (found) return found.result;
    const result = read(subject);
    known.set(subject, { result });
    return result;
  };
}
