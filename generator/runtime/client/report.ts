import { platform } from './platform.js';

/** Tells a listener. One that throws must not cost its caller a job that is already paid. */
export function report<Event>(listener: ((event: Event) => void) | undefined, event: Event): void {
  try {
    listener?.(event);
  } catch (error) {
    platform.console.error(error);
  }
}
