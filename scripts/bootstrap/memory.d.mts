export function givesMemoryBack(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv
