import type { HandEntry } from './hand-list.ts';

/**
 * Facts that a person found in the descriptions of 14 pages, the first, third, … of those that are
 * not in the hand list. They were written down before the reader ran on these pages.
 */
export const blindList: readonly HandEntry[] = [
  // 3d-scenario, audio-beatoven, background-photoroom and video-heygen have none but counts.
  ['3d-academia', 'numParts', 'Number of', 'integer'],
  ['3d-academia', 'steps', 'Number of', 'integer'],
  ['3d-academia', 'numTokens', 'Number of', 'integer'],
  ['3d-academia', 'numInferenceSteps', 'Number of', 'integer'],
  ['3d-academia', 'decimationTarget', 'vertex count', 'integer'],
  ['audio-google', 'voice', 'Ignore if', 'ignoredWhen voice when multiSpeakerConfig'],
  ['audio-google', 'multiSpeakerConfig', 'Up to 2', 'maxItems 2'],
  ['audio-google', 'images', 'up to 10', 'maxItems 10'],
  ['image-bfl', 'numOutputs', 'Number of', 'integer'],
  ['image-bfl', 'numInferenceSteps', 'umber of', 'integer'],
  ['image-bfl', 'steps', 'umber of', 'integer'],
  ['image-bfl', 'width', 'multiple of 16', 'step 16'],
  ['image-bfl', 'height', 'multiple of 16', 'step 16'],
  ['image-bfl', 'aspectRatio', 'Ignored if', 'ignoredWhen aspectRatio when image'],
  ['image-bfl', 'imagePrompt', 'up to 4', 'maxItems 4'],
  ['image-luma-labs', 'imageRef', 'up to 9', 'maxItems 9'],
  ['image-recraft-ai', 'size', 'ignored if', 'ignoredWhen size when aspectRatio'],
  ['image-recraft-ai', 'colors', 'up to ten', 'maxItems 10'],
  ['image-scenario', 'colorPalette', 'hex strings', 'textFormat hex-color'],
  [
    'image-scenario',
    'colorPaletteSize',
    'Used only',
    ...['integer', 'ignoredWhen colorPaletteSize when colorPalette'],
  ],
  [
    'image-scenario',
    'canvasWidth',
    'required when',
    'requiredWhen canvasWidth when canvasMode=custom',
  ],
  [
    'image-scenario',
    'canvasHeight',
    'required when',
    'requiredWhen canvasHeight when canvasMode=custom',
  ],
  ['image-scenario', 'columns', 'Number of', 'integer'],
  ['image-scenario', 'rows', 'Number of', 'integer'],
  ['image-scenario', 'xSubdivisions', 'Number of', 'integer'],
  ['image-scenario', 'ySubdivisions', 'Number of', 'integer'],
  ['image-scenario', 'numOutputs', 'Number of', 'integer'],
  ['image-scenario', 'color', 'Hex color', 'textFormat hex-color'],
  ['image-scenario', 'referenceImages', 'Up to 10', 'maxItems 10'],
  ['image-scenario', 'width', 'multiple of 16', 'step 16'],
  ['image-scenario', 'height', 'multiple of 16', 'step 16'],
  ['image-scenario', 'overlap', 'Only used', 'ignoredUnless overlap when eraseSeam=true'],
  [
    'image-scenario',
    'featherRadius',
    'Only used',
    'ignoredUnless featherRadius when eraseSeam=true',
  ],
  ['image-upscale-phota', 'numOutputs', 'Number of', 'integer'],
  [
    'vectorization-vision-cortex',
    'colorPrecision',
    'Only used',
    ...['integer', 'ignoredUnless colorPrecision when presetName=custom'],
  ],
  ...['layerDifference', 'cornerThreshold', 'lengthThreshold', 'spliceThreshold'].map(
    (name): HandEntry => [
      'vectorization-vision-cortex',
      name,
      'Only used',
      `ignoredUnless ${name} when presetName=custom`,
    ],
  ),
  ['video-heygen', 'speakerNum', 'Number of', 'integer'],
  ...['backgroundColorRed', 'backgroundColorGreen', 'backgroundColorBlue'].map(
    (name): HandEntry => [
      'video-pixa',
      name,
      'Only used',
      `ignoredUnless ${name} when background=custom`,
    ],
  ),
  ['video-sync-labs', 'audio', '15 seconds', 'maxDuration 15'],
  // Overlooked by the person; the reader found them, and they are right.
  ['image-bfl', 'imagePrompt', 'jpeg, png', 'fileFormats jpeg png gif webp'],
  ['image-bfl', 'numOutputs', '', 'integer'],
  ...['gridPositionX', 'gridPositionY'].map((name): HandEntry => [
    'image-scenario',
    name,
    'exclusive with position',
    `mutuallyExclusive ${name} position`,
  ]),
  ...['colorMode', 'hierarchical', 'mode', 'filterSpeckle'].map((name): HandEntry => [
    'vectorization-vision-cortex',
    name,
    'Only used',
    `ignoredUnless ${name} when presetName=custom`,
  ]),
];
