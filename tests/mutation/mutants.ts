/** Small changes of one source file, each behind a switch, so that all of them are compiled once. */
import { parseSync } from 'oxc-parser';

export interface Mutant {
  readonly id: number;
  readonly path: string;
  readonly line: number;
  readonly from: string;
  readonly to: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

const OTHER: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
};

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, 'type') === 'string';

function children(node: Node): Node[] {
  return Object.entries(node)
    .filter(([key]) => key !== 'typeAnnotation' && key !== 'returnType' && key !== 'typeParameters')
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .filter(isNode)
    .filter(({ type }) => !type.startsWith('TS') || EXPRESSIONS_IN_TYPES.has(type));
}
const EXPRESSIONS_IN_TYPES = new Set(['TSAsExpression', 'TSSatisfiesExpression']);
const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

const text = (source: string, node: unknown): string =>
  isNode(node) ? source.slice(node.start, node.end) : '';

function binary(source: string, node: Node): string[] {
  const { left, right, operator } = node;
  if (!isNode(left) || !isNode(right) || typeof operator !== 'string') return [];
  // Joining text is wording, held by its own examples.
  if (operator === '+' && /['`]/.test(text(source, node))) return [];
  return (OTHER[operator] ?? []).map(
    (other) => `(${text(source, left)}) ${other} (${text(source, right)})`,
  );
}

/** What the node could have been instead. */
function alternatives(source: string, node: Node): string[] {
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
      return binary(source, node);
    case 'UnaryExpression':
      return node.operator === '!' || node.operator === '-' ? [text(source, node.argument)] : [];
    case 'Literal':
      if (typeof node.value === 'boolean') return [String(!node.value)];
      return typeof node.value === 'number' ? [String(node.value + 1)] : [];
    default:
      return [];
  }
}

/** Calls for their effect, and jumps: left out. */
function isDroppable(node: Node): boolean {
  if (node.type === 'ContinueStatement') return true;
  if (node.type === 'ReturnStatement') return node.argument === null;
  const { expression } = node;
  return (
    node.type === 'ExpressionStatement' &&
    isNode(expression) &&
    (expression.type === 'CallExpression' || expression.type === 'AssignmentExpression')
  );
}

/** The test of `if` and `?:`, taken for granted or for impossible. */
function tests(node: Node): Node | null {
  const { test } = node;
  const decides = node.type === 'IfStatement' || node.type === 'ConditionalExpression';
  return decides && isNode(test) ? test : null;
}

/** The source with a switch around everything that may change inside of functions. */
export function instrument(
  path: string,
  source: string,
  firstId: number,
): { code: string; mutants: Mutant[] } {
  const mutants: Mutant[] = [];
  const program: unknown = parseSync(path, source).program;
  const switched = (node: Node, to: string): string => {
    const id = firstId + mutants.length;
    const line = source.slice(0, node.start).split('\n').length;
    mutants.push({ id, path, line, from: text(source, node), to });
    return `globalThis.__mutant(${id})`;
  };
  const write = (node: Node, inside: boolean, forced: boolean): string => {
    const within = inside || FUNCTIONS.has(node.type);
    const condition = within ? tests(node) : null;
    let code = '';
    let at = node.start;
    for (const child of children(node).toSorted((a, b) => a.start - b.start)) {
      if (child.start < at) continue;
      code += source.slice(at, child.start) + write(child, within, child === condition);
      at = child.end;
    }
    code += source.slice(at, node.end);
    if (!inside) return code;
    if (isDroppable(node)) return `{ if (!${switched(node, '')}) { ${code} } }`;
    for (const to of alternatives(source, node)) {
      code = `(${switched(node, to)} ? (${to}) : (${code}))`;
    }
    if (forced) {
      code = `(${switched(node, 'true')} ? true : ${switched(node, 'false')} ? false : (${code}))`;
    }
    return code;
  };
  if (!isNode(program)) throw new Error(`${path} was not parsed`);
  const body = write({ ...program, start: 0, end: source.length }, false, false);
  return { code: body, mutants };
}
