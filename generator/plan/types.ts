import type { History } from '../history/history.ts';
import type { Source } from '../model/definition.ts';
import type { ResolvedModel } from '../model/resolved-model.ts';
import type { PlannedParameter } from '../model/value-type.ts';
import type { OutputKind } from '../runtime/model.ts';

export type { PlannedParameter, ValueType } from '../model/value-type.ts';

/** The page of a model. */
export interface PageFacts {
  readonly provider: string;
  readonly category: string;
  readonly source: Source;
  /** The definition's path below the models folder, `image-generation/phota.yaml`. */
  readonly path: string;
}

/** A resolved model with everything that the emitters need. */
export interface PlannedModel {
  readonly model: ResolvedModel;
  readonly page: PageFacts;
  readonly names: ModelNames;
  readonly parameters: readonly PlannedParameter[];
  /** The kinds of results, from the capabilities or else the category. Empty if neither states one. */
  readonly outputKinds: readonly OutputKind[];
  /** The updates that changed the model, newest first; absent if there are none. */
  readonly history?: History;
}

/** The names of a model in generated files. */
export interface ModelNames {
  /** The export, `photaEdit`. */
  readonly identifier: string;
  /** The interface of its input, `PhotaEditInput`. */
  readonly inputType: string;
  /** The name of its files without an extension, `phota-edit`. */
  readonly fileName: string;
}
