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
      /** The bytes that have arrived. */
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
      /** The bytes that have arrived. */
      readonly received: number;
      /** The size of the asset in bytes; 0 if it is not known. */
      readonly total: number;
    }
  /** The job was started. */
  | {
      /** The stage. */
      readonly stage: 'submitted';
      /** The job as it was started. */
      readonly job: Job;
    }
  /** The job was checked. */
  | {
      /** The stage. */
      readonly stage: 'running';
      /** The job as it is now. */
      readonly job: Job;
    };

/** Calls a listener. An error that it throws must not lose a job that is already paid. */
export function notifyListener<Values extends readonly unknown[]>(
  listener: ((...values: Values) => unknown) | undefined,
  ...values: Values
): void {
  new Promise((resolve) => {
    resolve(listener?.(...values));
  }).catch(platform.console.error);
}
