/**
 * Returns a function that keeps its results for up to `most` texts: many models share the words of
 * their parameters.
 */
export function rememberByText<Result extends object | string | number | boolean>(
  read: (text: string) => Result,
  most = 10_000,
): (text: string) => Result {
  return rememberByKey((text) => text, read, most);
}

/**
 * Returns a function that returns the first of several objects with the same data, so that results
 * which are kept by object are found for all of them.
 */
export function firstByData<Data extends object>(): (data: Data) => Data {
  return rememberByKey(
    (data) => JSON.stringify(data),
    (data) => data,
    10_000,
  );
}

function rememberByKey<Subject, Result extends object | string | number | boolean>(
  keyOf: (subject: Subject) => string,
  read: (subject: Subject) => Result,
  most: number,
): (subject: Subject) => Result {
  const known = new Map<string, Result>();
  return (subject) => {
    const key = keyOf(subject);
    const found = known.get(key);
    if (found !== undefined) return found;
    const result = read(subject);
    if (known.size >= most) known.clear();
    known.set(key, result);
    return result;
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
