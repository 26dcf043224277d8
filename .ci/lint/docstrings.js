/** Components of the docs site are described by a noun phrase, as types are. */
const isComponent = (name) => /^[A-Z]/.test(name);

/** Constructors of schemas and checks read as what they make: `A number schema …`. */
const vocabularies = /generator\/(runtime\/(schema|checks|constraints)|site\/html)\.ts$/;

const messages = {
  missing:
    'The exported {{kind}} `{{name}}` has no docstring. Say what it does, in one sentence above it.',
  verb: 'The docstring of `{{name}}` starts with "{{word}}". Start with a verb in the third person ("Returns …").',
};

/**
 * Reports exports without a docstring, and docstrings of exported functions that do not start with a
 * verb in the third person.
 */
export const docstringsRule = {
  meta: { type: 'problem', messages, schema: [] },
  create(context) {
    const { sourceCode } = context;
    const mayBeNouns = vocabularies.test(context.filename.replaceAll('\\', '/'));

    const check = (node, { id, kind, isFunction }) => {
      const { name } = id;
      const comment = sourceCode
        .getCommentsBefore(node)
        .findLast(({ type, value }) => type === 'Block' && value.startsWith('*'));
      if (comment === undefined) {
        context.report({ node: id, messageId: 'missing', data: { kind, name } });
        return;
      }
      if (!isFunction || isComponent(name) || mayBeNouns) return;
      const [word = ''] = comment.value.replace(/^[\s*]+/, '').split(/\s/, 1);
      if (!/^[A-Z][a-z-]*s[,:]?$/.test(word) || word === 'This') {
        context.report({ node: id, messageId: 'verb', data: { name, word } });
      }
    };

    return {
      ExportNamedDeclaration(node) {
        const { declaration } = node;
        switch (declaration?.type) {
          case 'FunctionDeclaration':
            check(node, { id: declaration.id, kind: 'function', isFunction: true });
            break;
          case 'ClassDeclaration':
            check(node, { id: declaration.id, kind: 'class' });
            break;
          case 'TSInterfaceDeclaration':
          case 'TSTypeAliasDeclaration':
            check(node, { id: declaration.id, kind: 'type' });
            break;
          case 'VariableDeclaration':
            for (const { id, init } of declaration.declarations) {
              const isFunction = init?.type === 'ArrowFunctionExpression';
              if (id.type === 'Identifier') check(node, { id, kind: 'constant', isFunction });
            }
        }
      },
    };
  },
};
