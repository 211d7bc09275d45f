/** How Node is started for a test: it asks the embedded PostgreSQL too little to win back what optimising its WebAssembly costs. */
export const shortLived = ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering']
