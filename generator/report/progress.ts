/** The time in milliseconds before the first progress message. */
const patience = 1000;

/** Returns a function that shows progress on a terminal, once work takes longer than a second. */
export function progressOn(
  stream: NodeJS.WriteStream,
  unit: string,
): (done: number, total: number) => void {
  const start = performance.now();
  return (done, total) => {
    if (!stream.isTTY || performance.now() - start < patience) return;
    stream.write(`\r\u001b[K${done < total ? `${done} of ${total} ${unit}` : ''}`);
  };
}
