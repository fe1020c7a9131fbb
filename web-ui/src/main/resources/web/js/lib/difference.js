/** @typedef {{ path: string, before: unknown, after: unknown }} Change */

/**
 * What changed between two JSON values, leaf by leaf.
 * @param {unknown} before @param {unknown} after @param {string} [path] @returns {Change[]}
 */
export function difference(before, after, path = '') {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const trees = [before ?? {}, after ?? {}];
  if (!trees.every(isTree)) return [{ path: path || '/', before, after }];
  const [one, other] = /** @type {Record<string, unknown>[]} */ (trees);
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return names.flatMap((name) => difference(one[name], other[name], `${path}/${name}`));
}

/** Lists of plain values are values themselves. @param {unknown} value @returns {value is object} */
function isTree(value) {
  return typeof value === 'object' && value !== null && !(Array.isArray(value) && value.length && value.every((one) => typeof one !== 'object'));
}
