/** Node keeps beside the packages what it compiled, so that the next command need not translate the same files again. */
export const keepsCompiled = (environment, root) => ({
  NODE_COMPILE_CACHE: `${root}node_modules/.cache/compiled`,
  ...environment,
})
