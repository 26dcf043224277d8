/**
 * Exported functions whose name is one word, which a search can't find. The constructors of schemas
 * and checks are named after those of zod, and appear in generated code.
 */
const vocabularies =
  /generator\/(runtime\/(schema|checks|constraints|define-model)|site\/html|dev-server\/typescript-hooks)\.ts$/;

const message =
  'The exported function `{{name}}` has a name of one word, which a search does not find. Add a noun: `{{name}}Input`.';

/** Reports exported functions that are named with one word. */
export const functionNamesRule = {
  meta: { type: 'problem', messages: { oneWord: message }, schema: [] },
  create(context) {
    if (vocabularies.test(context.filename.replaceAll('\\', '/'))) return {};
    const report = (id) => {
      if (/^[a-z]+$/.test(id.name)) {
        context.report({ node: id, messageId: 'oneWord', data: { name: id.name } });
      }
    };
    return {
      'ExportNamedDeclaration > FunctionDeclaration'({ id }) {
        report(id);
      },
      'ExportNamedDeclaration > VariableDeclaration > VariableDeclarator'({ id, init }) {
        if (init?.type === 'ArrowFunctionExpression') report(id);
      },
    };
  },
};
