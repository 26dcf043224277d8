import { describe, expect, test } from 'vitest';
import { nearestCandidate } from '../../generator/runtime/nearest.ts';
import { corpusModels } from '../support/planned-models.ts';
import { hasShared } from '../support/shared.ts';

/** Names that people and language models know from other services. */
const foreignNames =
  `numImages num_images n count batch_size image_url imageUrl image_size imageSize
  images input_image init_image mask_image control_image reference_image negative_prompt
  guidance_scale cfg_scale cfg steps num_inference_steps seed strength image_strength aspect_ratio
  aspectratio width height output_format outputFormat format style style_preset model scheduler
  sampler lora loras scale upscale_factor quality duration length fps frame_rate num_frames
  resolution motion_bucket_id camera_motion first_frame_image last_frame_image tail_image audio_url
  video_url voice_id voice text language stability similarity_boost top_p temperature max_tokens
  response_format webhook_url enable_safety_checker prompt_strength loop watermark background`
    .split(/\s+/)
    .filter((name) => name !== '');

/** Returns the words of a name, in singular. */
function wordsOf(name: string): string[] {
  return name
    .replace(/(?<=[a-z])(?=[A-Z])/g, '_')
    .toLowerCase()
    .split(/[_\d]+/)
    .map((word) => word.replace(/s$/, ''))
    .filter((word) => word !== '');
}

/** A hint helps if both names have the same letters, or the same words except for one. */
function helps(given: string, hint: string): boolean {
  const letters = (name: string) => wordsOf(name).join('');
  const shared = wordsOf(given).filter((word) => wordsOf(hint).includes(word));
  const most = Math.max(wordsOf(given).length, wordsOf(hint).length);
  return letters(given) === letters(hint) || (shared.length > 0 && shared.length >= most - 1);
}

test.each([
  ['promt', 'prompt'],
  ['aspect_ratio', 'aspectRatio'],
  ['widht', 'width'],
  ['numOutput', 'numOutputs'],
  ['NEGATIVE-PROMPT', 'negativePrompt'],
  ['16-9', '16:9'],
])('nearest names the candidate that %s means', (given, meant) => {
  const candidates = ['prompt', 'aspectRatio', 'width', 'numOutputs', 'negativePrompt', '16:9'];
  expect(nearestCandidate(given, candidates)).toBe(meant);
});

test.each([
  ['numImages', 'image'],
  ['seed', 'speed'],
  ['2K', '4K'],
  ['mask', 'task'],
  ['model', 'mode'],
])('nearest does not take %s for %s', (given, candidate) => {
  expect(nearestCandidate(given, [candidate])).toBeUndefined();
});

describe.runIf(hasShared)('on the real pages', () => {
  test('nearest hints at a parameter only if that helps', () => {
    const hints = corpusModels().flatMap(({ parameters }) => {
      const names = parameters.map(({ parameter }) => parameter.name);
      return foreignNames
        .filter((name) => !names.includes(name))
        .flatMap((name) => {
          const hint = nearestCandidate(name, names);
          return hint === undefined ? [] : [{ name, hint }];
        });
    });
    const wrong = hints.filter(({ name, hint }) => !helps(name, hint));
    console.log(`${hints.length} hints for ${foreignNames.length} foreign names`);
    expect([...new Set(wrong.map(({ name, hint }) => `${name} → ${hint}`))]).toEqual([]);
    expect(foreignNames.length).toBeGreaterThanOrEqual(60);
    expect(hints.length).toBeGreaterThan(200);
  });
});
