import { parser } from '@prometheus-io/lezer-promql';

type Tree = ReturnType<typeof parser.parse>;
type Node = Tree['topNode'];

/** In what a query's value is counted, when its text leaves no doubt. */
export type QueryUnit = 's' | 'ms' | 'ratio' | 'percent';

/** What kind of answer a PromQL expression gives; null for what is none. */
export interface QueryShape {
  /** A comparison with a number: it is true or it is not, so it can stand in an alert rule as it is. */
  readonly isCondition: boolean;
  /** Whether the whole is one operator, which needs parentheses before another. */
  readonly isOperation: boolean;
  /** 0.95 of `histogram_quantile(0.95, …)`. */
  readonly quantile: number | null;
  readonly unit: QueryUnit | null;
  readonly metrics: readonly string[];
}

const longest = 10_000;
const comparisons = new Set(['Eqlc', 'Neq', 'Gtr', 'Gte', 'Lss', 'Lte', 'Eql']);

/** Reads an expression by Prometheus' own grammar. */
export function shapeOf(query: string): QueryShape | null {
  if (query.length > longest) return null;
  const tree = parser.parse(query);
  const names: string[] = [];
  let isBroken = false;
  tree.iterate({
    enter: (node) => {
      if (node.type.isError) isBroken = true;
      if (node.name === 'Identifier' && node.node.parent?.name === 'VectorSelector') names.push(query.slice(node.from, node.to));
    },
  });
  const top = tree.topNode.firstChild;
  if (isBroken || !top || names.length === 0) return null;
  const operator = childrenOf(top).find(({ name }) => comparisons.has(name));
  const whole = unwrapped(top);
  return {
    isCondition: top.name === 'BinaryExpr' && operator !== undefined && isPlainCondition(top, query),
    isOperation: top.name === 'BinaryExpr',
    quantile: quantileOf(whole, query),
    unit: unitOf(whole, query),
    metrics: [...new Set(names)],
  };
}

/** One side a number, the other a series, and no `bool`, which would make every answer an alert. */
function isPlainCondition(node: Node, query: string): boolean {
  const children = childrenOf(node);
  const number = children.find(({ name }) => name === 'NumberDurationLiteral');
  return (
    number !== undefined &&
    /^[-+\d.e]+$/i.test(query.slice(number.from, number.to)) &&
    !children.some(({ name }) => name === 'BoolModifier')
  );
}

function quantileOf(node: Node, query: string): number | null {
  if (functionOf(node, query) !== 'histogram_quantile') return null;
  const first = node.getChild('FunctionCallBody')?.getChild('NumberDurationLiteral');
  return first ? Number(query.slice(first.from, first.to)) : null;
}

function unitOf(node: Node, query: string): QueryUnit | null {
  if (node.name === 'BinaryExpr') {
    const [left, operator, right] = [
      node.firstChild,
      childrenOf(node).find(({ name }) => name === 'Div' || name === 'Mul'),
      node.lastChild,
    ];
    if (!left || !right || !operator) return null;
    const isHundred = (side: Node) => query.slice(side.from, side.to).trim() === '100';
    if (operator.name === 'Div') {
      if (left.name === 'BinaryExpr' && unitOf(left, query) === 'percent') return 'percent';
      return hasSeries(left) && hasSeries(right) ? 'ratio' : null;
    }
    const other = isHundred(left) ? unwrapped(right) : isHundred(right) ? unwrapped(left) : null;
    if (other === null) return null;
    // `100 * a / b` is read as `(100 * a) / b`.
    return unitOf(other, query) === 'ratio' || other.name !== 'BinaryExpr' ? 'percent' : null;
  }
  const called = functionOf(node, query);
  if (called === 'histogram_quantile') return unitOfName(metricsIn(node, query)[0]?.replace(/_bucket$/, '') ?? '');
  if (called !== null && !/^(?:abs|max_over_time|min_over_time|avg_over_time|last_over_time)$/.test(called)) return null;
  const aggregation = node.name === 'AggregateExpr' ? query.slice(node.from, node.to).trimStart() : null;
  if (aggregation !== null && !/^(?:avg|max|min)\b/i.test(aggregation)) return null;
  const names = metricsIn(node, query);
  return names.length === 1 && !/\b(?:rate|irate|increase|delta)\s*\(/.test(query.slice(node.from, node.to))
    ? unitOfName(names[0] ?? '')
    : null;
}

// https://prometheus.io/docs/practices/naming/: the unit is the last word of the name.
function unitOfName(name: string): QueryUnit | null {
  if (name.endsWith('_seconds')) return 's';
  if (/_(?:milliseconds|ms)$/.test(name)) return 'ms';
  if (name.endsWith('_ratio')) return 'ratio';
  return /_percent(?:age)?$/.test(name) ? 'percent' : null;
}

function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

function unwrapped(node: Node): Node {
  let at = node;
  while (at.name === 'ParenExpr' && at.firstChild) at = at.firstChild;
  return at;
}

const functionOf = (node: Node, query: string): string | null => {
  const name = node.name === 'FunctionCall' ? node.getChild('FunctionIdentifier') : null;
  return name ? query.slice(name.from, name.to) : null;
};

function metricsIn(node: Node, query: string): string[] {
  const names: string[] = [];
  node.cursor().iterate((at) => {
    if (at.name === 'Identifier' && at.node.parent?.name === 'VectorSelector' && at.from >= node.from && at.to <= node.to)
      names.push(query.slice(at.from, at.to));
  });
  return names;
}

const hasSeries = (node: Node): boolean => {
  let found = false;
  node.cursor().iterate((at) => {
    if (at.name === 'VectorSelector' && at.from >= node.from && at.to <= node.to) found = true;
  });
  return found;
};
