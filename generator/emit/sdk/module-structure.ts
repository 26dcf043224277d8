import {
  StructureKind,
  VariableDeclarationKind,
  type ImportDeclarationStructure,
  type InterfaceDeclarationStructure,
  type StatementStructures,
  type VariableStatementStructure,
} from 'ts-morph';
import type { PlannedModel, PlannedParameter } from '../../plan/types.ts';
import type { Rule } from '../../resolve/types.ts';
import { modelDoc, parameterDoc } from './doc-comments.ts';
import { jsDocCode } from './js-doc.ts';
import { literal, objectText, propertyName, stringLiteral } from './literal.ts';
import { nameParts, type ModuleNames } from './module-names.ts';
import { parametersText } from './parameter-data.ts';
import { literalsOf, nestedOf } from './parameter-parts.ts';
import { runtimeImports } from './runtime-imports.ts';
import { objectSchemaText } from './schema-text.ts';
import { valueTypeText } from './value-type-text.ts';

/** The module of one model: its input as an interface, and the model itself. */
export function moduleStructure(model: PlannedModel): readonly StatementStructures[] {
  const names = nameParts(model);
  const schema = objectSchemaText(model.parameters, model.model.rules, names);
  return [
    ...imports(model),
    ...valueLists(names),
    ...itemInterfaces(model.parameters, names),
    inputInterface(
      model.names.inputType,
      modelDoc(model),
      model.parameters,
      model.model.rules,
      names,
    ),
    modelConstant(model, schema, names),
  ];
}

function imports({ parameters, model }: PlannedModel): ImportDeclarationStructure[] {
  const { file, withProto, rules } = runtimeImports(parameters, model.rules);
  const from = (moduleSpecifier: string, ...namedImports: string[]) =>
    namedImports.length === 0
      ? []
      : [{ kind: StructureKind.ImportDeclaration, moduleSpecifier, namedImports } as const];
  return [
    { kind: StructureKind.ImportDeclaration, namespaceImport: 'z', moduleSpecifier: 'zod/mini' },
    ...from('../runtime/define-model.js', 'defineModel', ...(file ? ['file'] : [])),
    ...from('../runtime/proto-parameter.js', ...(withProto ? ['withProto'] : [])),
    ...from('../runtime/rules.js', ...rules),
    ...from('../runtime/model.js', ...(file ? ['FileInput'] : []), 'Model').map((types) => ({
      ...types,
      isTypeOnly: true,
    })),
  ];
}

function valueLists(names: ModuleNames): VariableStatementStructure[] {
  return [...names.valueLists].map(([{ type }, name], index) => ({
    kind: StructureKind.VariableStatement,
    leadingTrivia: index === 0 ? '\n' : '',
    declarationKind: VariableDeclarationKind.Const,
    declarations: [{ name, initializer: `${literal(literalsOf(type))} as const` }],
  }));
}

function itemInterfaces(
  parameters: readonly PlannedParameter[],
  names: ModuleNames,
): InterfaceDeclarationStructure[] {
  return parameters.flatMap((parameter) => {
    const nested = nestedOf(parameter.type);
    const name = names.items.get(parameter);
    if (!nested || name === undefined) return [];
    const doc = `An item of ${jsDocCode(parameter.parameter.name)}.`;
    return [
      ...itemInterfaces(nested, names),
      inputInterface(name, doc, nested, parameter.parameter.rules ?? [], names),
    ];
  });
}

function inputInterface(
  name: string,
  doc: string,
  parameters: readonly PlannedParameter[],
  rules: readonly Rule[],
  names: ModuleNames,
): InterfaceDeclarationStructure {
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name,
    docs: [doc],
    properties: parameters.map((parameter) => {
      const parameterComment = parameterDoc(parameter, rules);
      return {
        name: propertyName(parameter.parameter.name),
        hasQuestionToken: parameter.optional,
        type: valueTypeText(parameter, names),
        docs: parameterComment === '' ? [] : [parameterComment],
      };
    }),
  };
}

function modelConstant(
  planned: PlannedModel,
  schema: string,
  names: ModuleNames,
): VariableStatementStructure {
  const { model, parameters } = planned;
  const { identifier, inputType } = planned.names;
  const required = parameters
    .filter(({ optional }) => !optional)
    .map(({ parameter }) => stringLiteral(parameter.name));
  const typeArguments = [stringLiteral(model.id), inputType];
  if (required.length > 0) typeArguments.push(required.join(' | '));
  const spec = objectText([
    ['id', literal(model.id)],
    ['name', literal(model.name)],
    ['capabilities', literal(model.capabilities)],
    ['parameters', parametersText(parameters, names)],
    ['schema', `() => ${schema}`],
  ]);
  return {
    kind: StructureKind.VariableStatement,
    isExported: true,
    declarationKind: VariableDeclarationKind.Const,
    docs: [`{@link ${inputType}} as a request builder, a validator and data.`],
    declarations: [
      {
        name: identifier,
        type: `Model<${typeArguments.join(', ')}>`,
        initializer: `/* @__PURE__ */ defineModel(${spec})`,
      },
    ],
  };
}
