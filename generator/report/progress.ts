/** How long a person waits without a word. */
const patience = 1000;

/** Says on a terminal how far a long piece of work is; nothing where it is short or nobody looks. */
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
