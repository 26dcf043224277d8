import type { Job } from './api-types.js';
import { platform } from './platform.js';

/** The progress of a call. */
export type Progress =
  /** A part of a file was uploaded. */
  | {
      /** The stage. */
      readonly stage: 'upload';
      /** The name of the file. Files without one are `file.png`, `file2.png` and so on. */
      readonly file: string;
      /** The number of bytes that have arrived. */
      readonly sent: number;
      /** The size of the file in bytes. */
      readonly total: number;
    }
  /** A part of an asset was downloaded. */
  | {
      /** The stage. */
      readonly stage: 'download';
      /** The ID of the asset. */
      readonly file: string;
      /** The number of bytes that have arrived. */
      readonly received: number;
      /** The size of the asset in bytes; 0 if it is unknown. */
      readonly total: number;
    }
  /** The job was started. */
  | {
      /** The stage. */
      readonly stage: 'submitted';
      /** The job in its first state. */
      readonly job: Job;
    }
  /** The job was checked. */
  | {
      /** The stage. */
      readonly stage: 'running';
      /** The current state of the job. */
      readonly job: Job;
    };

/** Calls a listener, and logs its errors: they must not lose a job that is billed. */
export function notifyListener<Values extends readonly unknown[]>(
  listener: ((...values: Values) => unknown) | undefined,
  ...values: Values
): void {
  new Promise((resolve) => {
    resolve(listener?.(...values));
  }).catch(platform.console.error);
}
