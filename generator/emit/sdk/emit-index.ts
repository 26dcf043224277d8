import {
  StructureKind,
  VariableDeclarationKind,
  type ExportDeclarationStructure,
  type ImportDeclarationStructure,
  type StatementStructures,
} from 'ts-morph';
import type { ModelSummary } from '../../plan/summary.ts';
import { generatedHeader } from './emit-module.ts';
import { objectText, propertyName } from './literal.ts';
import { printModule } from './print-module.ts';

/** `sdk/index.ts`: every model by its name. A bundler keeps only the ones that are used. */
export function emitIndex(models: readonly ModelSummary[]): string {
  const reExports: ExportDeclarationStructure[] = [
    {
      kind: StructureKind.ExportDeclaration,
      namedExports: ['InvalidRequestError'],
      moduleSpecifier: './runtime/invalid-request-error.js',
    },
    {
      kind: StructureKind.ExportDeclaration,
      isTypeOnly: true,
      namedExports: [
        'FileInput',
        'Model',
        'ModelParameters',
        'ModelRequest',
        'ParameterData',
        'RequestBuilder',
        'RequestOptions',
        'Validation',
        'ValidationIssue',
      ],
      moduleSpecifier: './runtime/model.js',
    },
    ...models.map(({ identifier, inputType, fileName }): ExportDeclarationStructure => ({
      kind: StructureKind.ExportDeclaration,
      namedExports: [identifier, { name: inputType, isTypeOnly: true }],
      moduleSpecifier: `./models/${fileName}.js`,
    })),
  ];
  return printModule(generatedHeader('models/'), reExports);
}

/** `sdk/registry.ts`: every model by its id, for those who choose at run time. */
export function emitRegistry(models: readonly ModelSummary[]): string {
  const imports = models.map(({ identifier, inputType, fileName }): ImportDeclarationStructure => ({
    kind: StructureKind.ImportDeclaration,
    namedImports: [identifier, { name: inputType, isTypeOnly: true }],
    moduleSpecifier: `./models/${fileName}.js`,
  }));
  const statements: StatementStructures[] = [
    ...imports,
    {
      kind: StructureKind.Interface,
      isExported: true,
      name: 'ModelInputs',
      docs: ['What each model takes, by its id.'],
      properties: models.map(({ id, inputType }) => ({
        name: propertyName(id),
        type: inputType,
        isReadonly: true,
      })),
    },
    {
      kind: StructureKind.TypeAlias,
      isExported: true,
      name: 'ModelId',
      docs: ['The id of a model that this library knows.'],
      type: 'keyof ModelInputs',
    },
    {
      kind: StructureKind.TypeAlias,
      isExported: true,
      name: 'InputOf',
      docs: ['What the model with this id takes.'],
      typeParameters: [{ name: 'Id', constraint: 'ModelId' }],
      type: 'ModelInputs[Id]',
    },
    {
      kind: StructureKind.Interface,
      isExported: true,
      name: 'Models',
      docs: ['Each model, by its id.'],
      properties: models.map(({ id, identifier }) => ({
        name: propertyName(id),
        type: `typeof ${identifier}`,
        isReadonly: true,
      })),
    },
    {
      kind: StructureKind.VariableStatement,
      isExported: true,
      declarationKind: VariableDeclarationKind.Const,
      docs: ['Every model by its id. Loading this loads them all.'],
      declarations: [
        {
          name: 'models',
          type: 'Models',
          initializer: objectText(models.map(({ id, identifier }) => [id, identifier])),
        },
      ],
    },
  ];
  return printModule(generatedHeader('models/'), statements);
}
