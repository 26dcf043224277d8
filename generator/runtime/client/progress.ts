import type { Job } from './api-types.js';
import { platform } from './platform.js';

/** How far a call is. */
export type Progress =
  /** So many bytes of a file were uploaded. */
  | {
      readonly stage: 'upload';
      /** The name of the file. */
      readonly file: string;
      readonly sent: number;
      readonly total: number;
    }
  /** So many bytes of an asset were downloaded. */
  | {
      readonly stage: 'download';
      /** The id of the asset. */
      readonly file: string;
      readonly received: number;
      /** 0 if it is not known. */
      readonly total: number;
    }
  /** The job was started. */
  | { readonly stage: 'submitted'; readonly job: Job }
  /** The job was looked at. */
  | { readonly stage: 'running'; readonly job: Job };

/** Calls a listener. One that throws must not cost its caller a job that is already paid. */
export function report<Values extends readonly unknown[]>(
  listener: ((...values: Values) => unknown) | undefined,
  ...values: Values
): void {
  new Promise((resolve) => {
    resolve(listener?.(...values));
  }).catch(platform.console.error);
}
