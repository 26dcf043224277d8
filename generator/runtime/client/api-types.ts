import type { OutputKind } from '../model.js';

/**
 * The objects of the API, as it returns them. Responses may contain more properties and new values.
 * Source: the Scenario API description, `/jobs`, `/assets` and `/uploads`.
 */

/** The status of a job. It ends with `success`, `failure` or `canceled`. */
export type JobStatus =
  | 'queued'
  | 'pending'
  | 'warming-up'
  | 'in-progress'
  | 'finalizing'
  | 'success'
  | 'failure'
  | 'canceled'
  | Other;

/** Any other string; written so that editors still complete the known ones. */
export type Other = string & Record<never, never>;

/** A job: one run of a model. */
export interface Job {
  /** The ID, `job_…`. */
  readonly jobId: string;
  /** The type; `custom` for jobs of `submit` and `run`. */
  readonly jobType: string;
  /** The status. */
  readonly status: JobStatus;
  /** All statuses so far, oldest first. */
  readonly statusHistory: readonly JobStep[];
  /** The progress of the job, from 0 to 1. */
  readonly progress: number;
  /** When the job was created, as an ISO date. */
  readonly createdAt: string;
  /** When the job last changed, as an ISO date. */
  readonly updatedAt: string;
  /** The input and the results. */
  readonly metadata: JobMetadata;
  /** The price. */
  readonly billing?: JobBilling;
  /** The user or the API key that started the job. */
  readonly authorId?: string;
  /** The project that pays for the job. */
  readonly ownerId?: string;
}

/** A status of a job, and when it began. */
export interface JobStep {
  /** The status. */
  readonly status: JobStatus;
  /** When it began, as an ISO date. */
  readonly date: string;
}

/** The input and the results of a job. */
export interface JobMetadata {
  /** The IDs of the assets that the job created, in no guaranteed order. */
  readonly assetIds?: readonly string[];
  /** Why the job failed. */
  readonly error?: string | null;
  /** The body of the request. */
  readonly input?: Readonly<Record<string, unknown>>;
  /** Results that are not assets, such as text. */
  readonly output?: Readonly<Record<string, unknown>>;
}

/** The price of a job. */
export interface JobBilling {
  /** The price in creative units. */
  readonly cuCost?: number;
  /** The discount in creative units. */
  readonly cuDiscount?: number;
  /** Whether the job is billed even if it fails. */
  readonly disableRefund?: boolean;
}

/** The price of a request. */
export interface Estimate {
  /** The price in creative units. */
  readonly creativeUnitsCost: number;
  /** The discount in creative units. */
  readonly creativeUnitsDiscount?: number;
  /** The parts of the price in creative units, by name. */
  readonly costDetails?: Readonly<Record<string, number>>;
}

/** The status of an asset. */
export type AssetStatus = 'pending' | 'success' | 'error' | Other;

/** A file stored by Scenario: an upload or a result of a job. */
export interface Asset<Kind extends AssetKind = AssetKind> {
  /** The ID, `asset_…`. */
  readonly id: string;
  /** The signed URL of the file. It expires; `asset(id)` returns a fresh one. */
  readonly url: string;
  /**
   * The MIME type of the file, such as `image/png`. A model may return a different type than
   * requested.
   */
  readonly mimeType: string;
  /** The kind of the file. */
  readonly kind: Kind;
  /** The status. */
  readonly status: AssetStatus;
  /** How the asset was created. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** `size` in bytes and, depending on the kind, `width`, `height`, `duration`, … */
  readonly properties: Readonly<Record<string, unknown>>;
  /** When the asset was created, as an ISO date. */
  readonly createdAt: string;
  /** When the asset last changed, as an ISO date. */
  readonly updatedAt: string;
  /** A description. */
  readonly description?: string;
}

/**
 * An asset returned by a model with these output kinds. If there are several, check its `kind`. An
 * asset of some kinds is assignable to one of more kinds.
 */
export type AssetOf<Kinds extends OutputKind> = Asset<AssetKinds[Kinds]>;

/** The asset kinds of each output kind. */
export interface AssetKinds {
  /** An image; images with a high dynamic range have a separate kind. */
  readonly image: 'image' | 'image-hdr';
  /** A video. */
  readonly video: 'video';
  /** Speech, music or other sound. */
  readonly audio: 'audio';
  /** A 3D model. */
  readonly '3d': '3d';
  /** Text in a file. */
  readonly text: 'document' | 'json' | 'text';
}

/** The kind of an asset. */
export type AssetKind =
  '3d' | 'audio' | 'document' | 'image' | 'image-hdr' | 'json' | 'text' | 'video' | Other;

/** The part of an upload that the client reads. */
export interface Upload {
  readonly id: string;
  readonly status: string;
  readonly parts?: readonly UploadPart[];
  /** The ID of the asset that was created from it. */
  readonly entityId?: string;
  readonly errorMessage?: string;
}

/** A part of an upload. */
export interface UploadPart {
  /** The number of the part, counted from 1. */
  readonly number: number;
  /** The signed URL to send the part to. */
  readonly url: string;
}
