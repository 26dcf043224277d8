import { defineModel, file } from '../../generator/runtime/define-model.ts';
import type { FileInput, Model, Validation } from '../../generator/runtime/model.ts';
import * as z from '../../generator/runtime/schema.ts';

export interface PhotaEditInput {
  /** Images to edit. The first image is used as the primary source. */
  referenceImages: readonly FileInput[];
  /** Text description of the desired edit. */
  prompt: string;
  /** Number of images to generate. From 1 to 4. */
  numOutputs?: number;
  resolution?: '1K' | '4K';
}

/** A model with a list of files, as the compiler writes one. */
export const photaEdit: Model<
  'model_phota-edit',
  PhotaEditInput,
  'referenceImages' | 'prompt',
  'image'
> = /* @__PURE__ */ defineModel({
  id: 'model_phota-edit',
  name: 'Phota Edit',
  capabilities: ['img2img'],
  outputKinds: ['image'],
  parameters: {
    referenceImages: { type: 'file_array', required: true, description: 'Images to edit.' },
    prompt: { type: 'string', required: true, description: 'Text description of the edit.' },
    numOutputs: { type: 'number', default: 1, min: 1, max: 4 },
    resolution: { type: 'string', default: '1K', allowedValues: ['1K', '4K'] },
  },
  schema: () =>
    z.strictObject({
      referenceImages: z.array(file()),
      prompt: z.string(),
      numOutputs: z.optional(z.number(z.gte(1), z.lte(4))),
      resolution: z.optional(z.literal(['1K', '4K'])),
    }),
});

export interface TextToImageInput {
  prompt: string;
  numOutputs?: number;
}

/** A model that reads no file. */
export const textToImage: Model<'model_text-to-image', TextToImageInput, 'prompt', 'image'> =
  /* @__PURE__ */ defineModel({
    id: 'model_text-to-image',
    name: 'Text to Image',
    capabilities: ['txt2img'],
    outputKinds: ['image'],
    parameters: {
      prompt: { type: 'string', required: true },
      numOutputs: { type: 'number', default: 1, min: 1, max: 4 },
    },
    schema: () =>
      z.strictObject({
        prompt: z.string(),
        numOutputs: z.optional(z.number(z.gte(1), z.lte(4))),
      }),
  });

export interface KeyframeVideoInput {
  video: FileInput;
  keyframes?: readonly { uri: FileInput; seconds?: number }[];
}

/** A model with files inside the items of a list. */
export const keyframeVideo: Model<'model_keyframe-video', KeyframeVideoInput, 'video', 'video'> =
  /* @__PURE__ */ defineModel({
    id: 'model_keyframe-video',
    name: 'Keyframe Video',
    capabilities: ['video2video'],
    outputKinds: ['video'],
    parameters: {
      video: { type: 'file', required: true },
      keyframes: { type: 'inputs_array' },
    },
    schema: () =>
      z.strictObject({
        video: file(),
        keyframes: z.optional(
          z.array(z.strictObject({ uri: file(), seconds: z.optional(z.number()) })),
        ),
      }),
  });

/** All of them by ID, as the registry of a generated SDK has them. */
export const sampleModels: Readonly<
  Record<string, { validate(input: unknown): Validation<object> }>
> = {
  'model_phota-edit': photaEdit,
  'model_text-to-image': textToImage,
  'model_keyframe-video': keyframeVideo,
};
