/**
 * Node keeps beside the packages what it compiled, so that the next command need not translate the same files again.
 * Not for a server: with what was kept, a customer's page beside ten million interactions took 255–285 ms in place of 125–150.
 */
export const keepsCompiled = (environment, root) => ({
  NODE_COMPILE_CACHE: `${root}node_modules/.cache/compiled`,
  ...environment,
})
