import type { Job } from './api-types.js';
import { platform } from './platform.js';

/** How far a call is. */
export type Progress =
  /** So many bytes of a file were uploaded. */
  | {
      /** The stage. */
      readonly stage: 'upload';
      /** The name of the file. */
      readonly file: string;
      /** Bytes that have arrived. */
      readonly sent: number;
      /** Bytes of the file. */
      readonly total: number;
    }
  /** So many bytes of an asset were downloaded. */
  | {
      /** The stage. */
      readonly stage: 'download';
      /** The id of the asset. */
      readonly file: string;
      /** Bytes that have arrived. */
      readonly received: number;
      /** Bytes of the asset; 0 if that is not known. */
      readonly total: number;
    }
  /** The job was started. */
  | {
      /** The stage. */
      readonly stage: 'submitted';
      /** The job as it was started. */
      readonly job: Job;
    }
  /** The job was looked at. */
  | {
      /** The stage. */
      readonly stage: 'running';
      /** The job as it is now. */
      readonly job: Job;
    };

/** Calls a listener. One that throws must not cost its caller a job that is already paid. */
export function report<Values extends readonly unknown[]>(
  listener: ((...values: Values) => unknown) | undefined,
  ...values: Values
): void {
  new Promise((resolve) => {
    resolve(listener?.(...values));
  }).catch(platform.console.error);
}
