/** A limit or a constraint that a person found in the descriptions of ten pages set aside. */
export interface HandFinding {
  readonly model: string;
  readonly parameter: string;
  /** The field of a limit, or the kind of a constraint. */
  readonly kind: string;
  /** The figure of a limit; for a constraint, its other parameters and values, in order. */
  readonly value: number | true | string;
}

/**
 * Lists all limits and constraints that a description states, that the table does not, and that an
 * overlay can express. Written by hand before the linter ran on these pages. `integer`: the text
 * counts things.
 */
export const handList: readonly HandFinding[] = [
  // 3d-academia.md
  { model: 'model_partcrafter', parameter: 'numParts', kind: 'integer', value: true },
  { model: 'model_partcrafter', parameter: 'steps', kind: 'integer', value: true },
  { model: 'model_partcrafter', parameter: 'numTokens', kind: 'integer', value: true },
  { model: 'model_reconviagen-0-5', parameter: 'images', kind: 'minItems', value: 1 },
  { model: 'model_reconviagen-0-5', parameter: 'decimationTarget', kind: 'integer', value: true },
  { model: 'model_ultrashape-1-0', parameter: 'numInferenceSteps', kind: 'integer', value: true },
  // 3d-uthana.md
  {
    model: 'model_uthana-character-rigging',
    parameter: 'characterFile',
    kind: 'maxSize',
    value: 30 * 1024 * 1024,
  },
  // audio-google.md
  {
    model: 'model_google-gemini-3-1-flash-tts',
    parameter: 'voice',
    kind: 'ignoredWhen',
    value: 'multiSpeakerConfig',
  },
  {
    model: 'model_google-gemini-3-1-flash-tts',
    parameter: 'multiSpeakerConfig',
    kind: 'maxItems',
    value: 2,
  },
  { model: 'model_lyria-3-clip', parameter: 'images', kind: 'maxItems', value: 10 },
  { model: 'model_lyria-3-pro', parameter: 'images', kind: 'maxItems', value: 10 },
  // background-pixa.md has none.
  // image-longcat.md
  {
    model: 'model_longcat-image-editing',
    parameter: 'numInferenceSteps',
    kind: 'integer',
    value: true,
  },
  { model: 'model_longcat-image-editing', parameter: 'numOutputs', kind: 'integer', value: true },
  // image-retro-diffusion.md; what depends on the style can't be expressed.
  {
    model: 'model_retrodiffusion-plus',
    parameter: 'strength',
    kind: 'ignoredUnless',
    value: 'image',
  },
  { model: 'model_retrodiffusion-plus', parameter: 'numOutputs', kind: 'integer', value: true },
  { model: 'model_retrodiffusion-tile', parameter: 'numOutputs', kind: 'integer', value: true },
  // image-upscale-magnific.md has none.
  // vectorization-vision-cortex.md
  ...[
    'colorMode',
    'colorPrecision',
    'layerDifference',
    'hierarchical',
    'mode',
    'filterSpeckle',
    'cornerThreshold',
    'lengthThreshold',
    'spliceThreshold',
  ].map((parameter) => ({
    model: 'model_visioncortex-vtracer',
    parameter,
    kind: 'ignoredUnless',
    value: 'presetName=custom',
  })),
  {
    model: 'model_visioncortex-vtracer',
    parameter: 'colorPrecision',
    kind: 'integer',
    value: true,
  },
  // video-minimax.md; what holds for one value of another parameter only can't be expressed.
  {
    model: 'model_minimax-hailuo-02',
    parameter: 'lastFrameImage',
    kind: 'requires',
    value: 'firstFrameImage',
  },
  // video-sync-labs.md
  { model: 'model_sync-lipsync-react-1', parameter: 'audio', kind: 'maxDuration', value: 15 },
];
