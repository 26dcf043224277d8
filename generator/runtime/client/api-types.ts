/** The API's own objects as it answers them. It may send more than these types say, and new values. */

export type JobStatus =
  | 'queued'
  | 'pending'
  | 'warming-up'
  | 'in-progress'
  | 'finalizing'
  | 'success'
  | 'failure'
  | 'canceled'
  | Unforeseen;

/** Any other string, which leaves an editor to offer the known ones. */
type Unforeseen = string & Record<never, never>;

export interface Job {
  readonly jobId: string;
  readonly jobType: string;
  readonly status: JobStatus;
  readonly statusHistory: readonly { readonly status: JobStatus; readonly date: string }[];
  /** From 0 to 1. */
  readonly progress: number;
  /** ISO dates, as is `updatedAt`. */
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly metadata: JobMetadata;
  readonly billing?: JobBilling;
  readonly authorId?: string;
  readonly ownerId?: string;
}

export interface JobMetadata {
  /** The assets it has made, in no promised order. */
  readonly assetIds?: readonly string[];
  /** Why it failed. */
  readonly error?: string | null;
  readonly input?: Readonly<Record<string, unknown>>;
  /** Results that are no assets. */
  readonly output?: Readonly<Record<string, unknown>>;
}

export interface JobBilling {
  /** In creative units. */
  readonly cuCost?: number;
  readonly cuDiscount?: number;
  /** Whether a failure is billed all the same. */
  readonly disableRefund?: boolean;
}

/** A price in creative units. */
export interface Estimate {
  readonly creativeUnitsCost: number;
  readonly creativeUnitsDiscount?: number;
  /** What the cost is made of. */
  readonly costDetails?: Readonly<Record<string, number>>;
}

export interface Asset {
  readonly id: string;
  /** Signed, and good for some time only; `asset(id)` gives a fresh one. */
  readonly url: string;
  readonly mimeType: string;
  readonly kind: AssetKind;
  readonly status: 'pending' | 'success' | 'error' | Unforeseen;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** `size` in bytes, and by kind `width`, `height`, `duration`, … */
  readonly properties: Readonly<Record<string, unknown>>;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly description?: string;
}

export type AssetKind =
  '3d' | 'audio' | 'document' | 'image' | 'image-hdr' | 'json' | 'video' | Unforeseen;

/** What the client reads of an upload. */
export interface Upload {
  readonly id: string;
  readonly status: string;
  readonly parts?: readonly UploadPart[];
  /** The asset that came of it. */
  readonly entityId?: string;
  readonly errorMessage?: string;
}

export interface UploadPart {
  /** From 1. */
  readonly number: number;
  /** Signed. */
  readonly url: string;
}
