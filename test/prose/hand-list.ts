/**
 * Facts that a person found in the descriptions of 20 pages, before the reader ran on them: each one
 * that the table of the page does not have, and that a validator, docs or a sample can use. An entry
 * is about each model of the page whose parameter has the phrase in its description; an empty phrase
 * means any description.
 */
export const handList: readonly HandEntry[] = [
  // 3d-meshy
  ['3d-meshy', 'image', '1–4 images', 'minItems 1', 'maxItems 4'],
  ['3d-meshy', 'image', 'up to four', 'maxItems 4'],
  ['3d-meshy', 'enablePbr', 'Requires', 'limitedWhen shouldTexture=true when enablePbr=true'],
  ['3d-meshy', 'textureImage', 'Requires', 'limitedWhen shouldTexture=true when textureImage'],
  [
    '3d-meshy',
    'textureResolution',
    'Requires',
    'limitedWhen shouldTexture=true when textureResolution',
  ],
  ['3d-meshy', 'texturePrompt', 'max 600', 'maxLength 600'],
  ['3d-meshy', 'textureImage', '.jpg', 'fileFormats jpg jpeg png'],
  ['3d-meshy', 'targetPolycount', '', 'integer'],
  [
    '3d-meshy',
    'imageEnhancement',
    'Meshy 6 only',
    'limitedWhen aiModel=meshy-6 when imageEnhancement=true',
  ],
  [
    '3d-meshy',
    'removeLighting',
    'Meshy 6 only',
    'limitedWhen aiModel=meshy-6 when removeLighting=true',
  ],
  [
    '3d-meshy',
    'postProcessFps',
    'used only',
    'ignoredUnless postProcessFps when postProcessOperation=change_fps',
  ],
  ['3d-meshy', 'texturePrompt', 'no Style Image', 'ignoredWhen texturePrompt when textureImage'],
  ['3d-meshy', 'model', 'GLB', 'fileFormats glb'],
  // 3d-tripo-ai
  ['3d-tripo-ai', 'faceLimit', '', 'integer'],
  ['3d-tripo-ai', 'faceLimit', 'Quad alone', 'limitedWhen faceLimit max=150000 when quad=true'],
  [
    '3d-tripo-ai',
    'smartLowPoly',
    '20,000',
    'limitedWhen faceLimit max=20000 when smartLowPoly=true',
  ],
  [
    '3d-tripo-ai',
    'generateParts',
    'Incompatible',
    'limitedWhen generateParts=false when texture=true',
    'limitedWhen generateParts=false when pbr=true',
    'limitedWhen generateParts=false when quad=true',
  ],
  [
    '3d-tripo-ai',
    'frontImage',
    'at least one of',
    'requiresAnyOf frontImage: leftImage backImage rightImage',
  ],
  ['3d-tripo-ai', 'imagePrompt', 'exclusive', 'mutuallyExclusive imagePrompt prompt'],
  ['3d-tripo-ai', 'styleImage', 'Requires', 'requiresAnyOf styleImage: prompt imagePrompt'],
  ['3d-tripo-ai', 'model', 'Supported formats', 'fileFormats glb obj fbx stl'],
  ['3d-tripo-ai', 'model', '150MB', 'maxSize 157286400'],
  [
    '3d-tripo-ai',
    'segmentationGranularity',
    'Overridden',
    'ignoredWhen segmentationGranularity when image',
  ],
  // 3d-world-labs
  ['3d-world-labs', 'images', '2–8', 'maxItems 8'],
  ['3d-world-labs', 'isPano', 'one image', 'ignoredUnless isPano when images'],
  // audio-elevenlabs
  ['audio-elevenlabs', 'publicVoice', '', 'ignoredWhen publicVoice when voiceId'],
  ['audio-elevenlabs', 'audio', '5 minutes', 'maxDuration 300'],
  // audio-xai
  ['audio-xai', 'text', '15,000', 'maxLength 15000'],
  // background-bria has none.
  // image-academia
  ['image-academia', 'numOutputs', '', 'integer'],
  ['image-academia', 'numInferenceSteps', '', 'integer'],
  [
    'image-academia',
    'lightningLoraScale',
    'Only matters',
    'ignoredUnless lightningLoraScale when useLightningLora=true',
  ],
  ['image-academia', 'width', 'multiple of 16', 'step 16'],
  ['image-academia', 'height', 'multiple of 16', 'step 16'],
  ['image-academia', 'controlImage', 'Cannot be used', 'mutuallyExclusive controlImage image'],
  // image-bytedance
  ['image-bytedance', 'width', 'aspect_ratio', 'ignoredUnless width when aspectRatio=custom'],
  ['image-bytedance', 'height', 'aspect_ratio', 'ignoredUnless height when aspectRatio=custom'],
  ['image-bytedance', 'referenceImages', '1-14', 'minItems 1', 'maxItems 14'],
  ['image-bytedance', 'referenceImages', '1-10', 'minItems 1', 'maxItems 10'],
  ['image-bytedance', 'referenceImages', 'up to 10', 'maxItems 10'],
  ['image-bytedance', 'maxImages', '', 'integer', 'maxSum maxImages referenceImages 15'],
  // image-longcat, image-phota
  ['image-longcat', 'numInferenceSteps', '', 'integer'],
  ['image-longcat', 'numOutputs', '', 'integer'],
  ['image-phota', 'numOutputs', '', 'integer'],
  // image-retro-diffusion
  [
    'image-retro-diffusion',
    'width',
    'only support 48',
    'limitedWhen width=48 when style=four_angle_walking|walking_and_idle',
    'limitedWhen width=32 when style=small_sprites',
    'limitedWhen width min=24 max=96 when style=vfx',
  ],
  [
    'image-retro-diffusion',
    'height',
    'only support 48',
    'limitedWhen height=48 when style=four_angle_walking|walking_and_idle',
    'limitedWhen height=32 when style=small_sprites',
    'limitedWhen height min=24 max=96 when style=vfx',
  ],
  ['image-retro-diffusion', 'strength', 'Only used', 'ignoredUnless strength when image'],
  ['image-retro-diffusion', 'numOutputs', '', 'integer'],
  // image-runway-ml; image-upscale-magnific has none.
  ['image-runway-ml', 'referenceImages', 'Up to 3', 'maxItems 3'],
  // image-xai
  ['image-xai', 'aspectRatio', 'Ignored', 'ignoredWhen aspectRatio when referenceImages'],
  ['image-xai', 'numOutputs', '', 'integer'],
  // vectorization-recraft-ai
  ['vectorization-recraft-ai', 'referenceImage', '5mb', 'maxSize 5242880'],
  // video-google
  ['video-google', 'referenceImages', 'Up to 7', 'maxItems 7'],
  ['video-google', 'referenceImages', '1–5', 'minItems 1', 'maxItems 5'],
  ['video-google', 'referenceImages', '1 to 7', 'minItems 1', 'maxItems 7'],
  ['video-google', 'referenceImages', '1 to 3', 'minItems 1', 'maxItems 3'],
  ['video-google', 'image', 'cannot be both', 'mutuallyExclusive image referenceImages'],
  ['video-google', 'duration', 'only 8s', 'limitedWhen duration=8 when referenceImages'],
  // video-kuaishou-technology
  [
    'video-kuaishou-technology',
    'videoUrl',
    '100MB',
    ...['maxSize 104857600', 'minDuration 2', 'maxDuration 10'],
    ...['minWidth 720', 'maxWidth 1920', 'minHeight 720', 'maxHeight 1920'],
  ],
  ['video-kuaishou-technology', 'audioFile', '5MB', 'maxSize 5242880'],
  ['video-kuaishou-technology', 'voiceSpeed', 'only used', 'ignoredUnless voiceSpeed when text'],
  ['video-kuaishou-technology', 'images', 'Maximum 7', 'maxItems 7'],
  ['video-kuaishou-technology', 'elements', 'Maximum 7', 'maxItems 7'],
  ['video-kuaishou-technology', 'elements', 'Maximum 4', 'maxSum elements images 4'],
  [
    'video-kuaishou-technology',
    'video',
    '.mp4/.mov formats',
    ...['fileFormats mp4 mov', 'minDuration 3', 'maxDuration 10', 'maxSize 209715200'],
    ...['minWidth 720', 'maxWidth 2160', 'minHeight 720', 'maxHeight 2160'],
  ],
  ['video-kuaishou-technology', 'video', '.mp4/.mov/webm', 'fileFormats mp4 mov webm m4v gif'],
  ['video-kuaishou-technology', 'image', '10mb', 'maxSize 10485760'],
  ['video-kuaishou-technology', 'lastFrameImage', '10mb', 'maxSize 10485760'],
  [
    'video-kuaishou-technology',
    'referenceImages',
    'up to 4',
    'maxItems 4',
    'ignoredWhen startImage when referenceImages',
  ],
  [
    'video-kuaishou-technology',
    'endImage',
    'Requires a first',
    'requires endImage: startImage',
    'ignoredWhen endImage when referenceImages',
  ],
  [
    'video-kuaishou-technology',
    'aspectRatio',
    'Ignored if first',
    'ignoredWhen aspectRatio when startImage',
  ],
  [
    'video-kuaishou-technology',
    'generateAudio',
    'Not supported',
    'limitedWhen generateAudio=false when lastFrameImage',
  ],
  [
    'video-kuaishou-technology',
    'image',
    '340px',
    ...['maxSize 10485760', 'minWidth 340', 'maxWidth 3850', 'minHeight 340', 'maxHeight 3850'],
    ...['minAspectRatio 0.4', 'maxAspectRatio 2.5'],
  ],
  [
    'video-kuaishou-technology',
    'prompt',
    'but not both',
    'anyOf multiPrompt prompt',
    'mutuallyExclusive multiPrompt prompt',
  ],
  ['video-kuaishou-technology', 'multiPrompt', 'overrides', 'ignoredWhen prompt when multiPrompt'],
  ['video-kuaishou-technology', 'shotType', 'Required when', 'requires multiPrompt: shotType'],
  ['video-kuaishou-technology', 'prompt', '2500', 'maxLength 2500'],
  [
    'video-kuaishou-technology',
    'startImage',
    'min 300px',
    ...['maxSize 10485760', 'minWidth 300', 'minHeight 300'],
    ...['minAspectRatio 0.4', 'maxAspectRatio 2.5'],
  ],
  [
    'video-kuaishou-technology',
    'endImage',
    'min 300px',
    ...['maxSize 10485760', 'minWidth 300', 'minHeight 300', 'requires endImage: startImage'],
  ],
  [
    'video-kuaishou-technology',
    'referenceImages',
    'Max 7',
    'maxItems 7',
    'limitedWhen referenceImages maxItems=4 when referenceVideo',
  ],
  [
    'video-kuaishou-technology',
    'referenceVideo',
    '3-10s',
    ...['minDuration 3', 'maxDuration 10', 'maxSize 209715200'],
    ...['minWidth 720', 'maxWidth 2160', 'minHeight 720', 'maxHeight 2160'],
    'limitedWhen mode=standard|pro when referenceVideo',
  ],
  [
    'video-kuaishou-technology',
    'generateAudio',
    'exclusive',
    'limitedWhen generateAudio=false when referenceVideo',
  ],
  [
    'video-kuaishou-technology',
    'multiPrompt',
    'JSON array',
    'textFormat json-array',
    'jsonFields prompt duration',
  ],
  [
    'video-kuaishou-technology',
    'video',
    '3–20',
    'minDuration 3',
    'maxDuration 20',
    'maxSize 104857600',
  ],
  ['video-kuaishou-technology', 'soundEffectPrompt', '200', 'maxLength 200'],
  ['video-kuaishou-technology', 'backgroundMusicPrompt', '200', 'maxLength 200'],
  // video-pika
  ['video-pika', 'referenceImages', '2-5', 'minItems 2', 'maxItems 5'],
  ['video-pika', 'transitions', 'count - 1', 'sameCount transitions referenceImages -1'],
  ['video-pika', 'referenceImages', 'Maximum 10', 'maxItems 10'],
  // video-shengshu-technology
  [
    'video-shengshu-technology',
    'images',
    'use two images',
    'limitedWhen images maxItems=1 when generationType=image_to_video',
    'limitedWhen images minItems=2 maxItems=2 when generationType=start_end_to_video',
  ],
  [
    'video-shengshu-technology',
    'resolution',
    '8s duration',
    'limitedWhen resolution=720p when duration=8',
  ],
  ['video-shengshu-technology', 'images', 'up to 7', 'maxItems 7'],
  [
    'video-shengshu-technology',
    'videos',
    'up to 2',
    ...['maxItems 2', 'anyOf images videos', 'maxSize 104857600', 'minWidth 128', 'minHeight 128'],
    ...['minAspectRatio 0.25', 'maxAspectRatio 4'],
  ],
  ['video-shengshu-technology', 'audio', '9 or 10', 'ignoredWhen audio when duration=9|10'],
  // video-upscale-topaz-labs has none.
];

export type HandEntry = readonly [
  page: string,
  parameter: string,
  phrase: string,
  ...facts: readonly string[],
];
