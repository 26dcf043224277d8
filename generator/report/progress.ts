/** The time before the first progress message, in milliseconds. */
const delay = 1000;

/** Returns a function that shows progress on a terminal once the work has taken a second. */
export function progressOn(
  stream: NodeJS.WriteStream,
  unit: string,
): (done: number, total: number) => void {
  const start = performance.now();
  return (done, total) => {
    if (!stream.isTTY || performance.now() - start < delay) return;
    stream.write(`\r\u001b[K${done < total ? `${done} of ${total} ${unit}` : ''}`);
  };
}
