import fc from 'fast-check';
import { Script } from 'node:vm';
import { expect, test } from 'vitest';
import { identifierFrom, namesFor } from '../../generator/plan/identifier.ts';

test.each([
  ['Phota Edit', 'photaEdit', 'PhotaEditInput', 'phota-edit'],
  ['Recraft V4.1 Pro', 'recraftV4_1Pro', 'RecraftV4_1ProInput', 'recraft-v4-1-pro'],
  ['Recraft V41 Pro', 'recraftV41Pro', 'RecraftV41ProInput', 'recraft-v41-pro'],
  ['GPT Image 2', 'gptImage2', 'GptImage2Input', 'gpt-image-2'],
  ['FLUX.2 Dev', 'flux2Dev', 'Flux2DevInput', 'flux-2-dev'],
  ['Dodge & Burn', 'dodgeAndBurn', 'DodgeAndBurnInput', 'dodge-and-burn'],
  [
    'Qwen Edit - Camera Control',
    'qwenEditCameraControl',
    'QwenEditCameraControlInput',
    'qwen-edit-camera-control',
  ],
  ['3D Color LUT', 'model3DColorLut', 'Model3DColorLutInput', '3d-color-lut'],
  ['Wan 2 1', 'wan2_1', 'Wan2_1Input', 'wan-2-1'],
  ['Kling V3 I2V 4K', 'klingV3I2V4K', 'KlingV3I2V4KInput', 'kling-v3-i2v-4k'],
  ['Café Crème', 'cafeCreme', 'CafeCremeInput', 'cafe-creme'],
  ["Let's YMCA!", 'letsYmca', 'LetsYmcaInput', 'lets-ymca'],
  ['class', 'classModel', 'ClassModelInput', 'class-model'],
  ['constructor', 'constructorModel', 'ConstructorModelInput', 'constructor-model'],
  ['then', 'thenModel', 'ThenModelInput', 'then-model'],
  ['File', 'fileModel', 'FileModelInput', 'file-model'],
  ['NUL', 'nulModel', 'NulModelInput', 'nul-model'],
  ['CON', 'conModel', 'ConModelInput', 'con-model'],
  ['OpenAPI', 'openAPI', 'OpenAPIInput', 'openapi-model'],
  ['Models', 'modelsModel', 'ModelsModelInput', 'models-model'],
  ['Index', 'indexModel', 'IndexModelInput', 'index-model'],
  ['Registry', 'registryModel', 'RegistryModelInput', 'registry-model'],
  ['Catalog', 'catalogModel', 'CatalogModelInput', 'catalog-model'],
  ['../../etc/passwd', 'etcPasswd', 'EtcPasswdInput', 'etc-passwd'],
])('%s is %s in code', (name, identifier, inputType, fileName) => {
  expect(namesFor({ name, id: 'model_x' })).toEqual({ identifier, inputType, fileName });
});

test('namesFor uses the ID if a name has no Latin letter or digit', () => {
  expect(identifierFrom('可灵', 'model_kling-v2.1')).toBe('klingV2_1');
  expect(identifierFrom('可灵', 'model_可灵')).toMatch(/^model[0-9a-f]{8}$/);
});

test('namesFor returns a valid identifier and a plain file name for any name and ID', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (name, id) => {
      const names = namesFor({ name, id });
      expect(names.identifier).toMatch(/^[a-z][A-Za-z0-9_]*$/);
      expect(names.fileName).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(() => new Script(`'use strict'; const ${names.identifier} = 1;`)).not.toThrow();
    }),
  );
});
