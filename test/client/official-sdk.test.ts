import { expectTypeOf, test } from 'vitest';
import { keyframeVideo, photaEdit } from '../support/sample-models.ts';

/** The method that the reference of Scenario's official SDK documents. */
interface OfficialSdk {
  readonly generate: {
    runModel(
      modelId: string,
      params: {
        body: unknown;
        dryRun?: unknown;
        ipDetection?: boolean;
        projectId?: string;
      },
    ): Promise<{ readonly job: { readonly jobId: string } }>;
  };
}

test('request returns arguments for generate.runModel of the official SDK', () => {
  const request = photaEdit.request({ prompt: 'x', referenceImages: ['asset_1'] });
  const built = keyframeVideo.builder().video('asset_1').build();
  const run = (sdk: OfficialSdk) => [
    sdk.generate.runModel(request.modelId, { body: request.body }),
    sdk.generate.runModel(built.modelId, { body: built.body, dryRun: 'true' }),
  ];
  expectTypeOf(run).returns.items.resolves.toEqualTypeOf<{
    readonly job: { readonly jobId: string };
  }>();
});
