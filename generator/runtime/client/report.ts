import { platform } from './platform.js';

/** Tells a listener. One that throws must not cost its caller a job that is already paid. */
export function report<Event>(
  listener: ((event: Event) => unknown) | undefined,
  event: Event,
): void {
  new Promise((resolve) => {
    resolve(listener?.(event));
  }).catch(platform.console.error);
}
