/** Reads what one TypeScript file imports and which of the forbidden things it does. */
import ts from 'typescript'

export type Import = { specifier: string; line: number }
export type Sight = { line: number; what: string }

export type ReadFile = {
  imports: Import[]
  environment: Sight[]
  waits: Sight[]
  /** `export * from …` anywhere, and anything but imports and lists in an index.ts. */
  barrel: Sight[]
}

export function readFile(path: string, text: string): ReadFile {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind)
  const read: ReadFile = { imports: [], environment: [], waits: [], barrel: barrelSights(file, path) }
  const lineOf = (node: ts.Node) => file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1

  const visit = (node: ts.Node): void => {
    const specifier = importedBy(node)
    if (specifier !== undefined) read.imports.push({ specifier, line: lineOf(node) })
    if (readsEnvironment(node)) read.environment.push({ line: lineOf(node), what: node.getText(file) })
    if (waits(node)) read.waits.push({ line: lineOf(node), what: 'await' })
    ts.forEachChild(node, visit)
  }
  visit(file)
  return read
}

/** Static, dynamic and type-only imports, and re-exports: all of them bind two files together. */
function importedBy(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return literal(node.moduleSpecifier)
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return literal(node.argument.literal)
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return literal(node.arguments[0])
  }
  if (ts.isNewExpression(node) && node.expression.getText() === 'URL')
    return relativeModule(node.arguments?.[0])
  return undefined
}

function literal(node: ts.Node | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined
}

/** A worker is started by the address of its file: `new URL('./worker.ts', import.meta.url)`. */
function relativeModule(node: ts.Node | undefined): string | undefined {
  const text = literal(node)
  return text !== undefined && /^\.\.?\/.*\.tsx?$/.test(text) ? text : undefined
}

function readsEnvironment(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return isProcess(node.expression) && node.name.text === 'env'
  if (ts.isElementAccessExpression(node)) {
    return isProcess(node.expression) && literal(node.argumentExpression) === 'env'
  }
  if (ts.isVariableDeclaration(node)) {
    return node.initializer !== undefined && isProcess(node.initializer) && names(node.name).includes('env')
  }
  if (ts.isImportDeclaration(node) && /^(node:)?process$/.test(literal(node.moduleSpecifier) ?? '')) {
    const bindings = node.importClause?.namedBindings
    return (
      bindings !== undefined &&
      ts.isNamedImports(bindings) &&
      bindings.elements.some((e) => original(e) === 'env')
    )
  }
  return false
}

function isProcess(node: ts.Node): boolean {
  const text = node.getText()
  return text === 'process' || text === 'globalThis.process'
}

function names(pattern: ts.BindingName): string[] {
  return ts.isObjectBindingPattern(pattern)
    ? pattern.elements.map((e) => (e.propertyName ?? e.name).getText())
    : []
}

function original(element: ts.ImportSpecifier): string {
  return (element.propertyName ?? element.name).text
}

function waits(node: ts.Node): boolean {
  return ts.isAwaitExpression(node) || node.kind === ts.SyntaxKind.AsyncKeyword
}

function barrelSights(file: ts.SourceFile, path: string): Sight[] {
  const isIndex = /(^|\/)index\.tsx?$/.test(path)
  return file.statements.flatMap((statement) => {
    const line = file.getLineAndCharacterOfPosition(statement.getStart(file)).line + 1
    if (ts.isExportDeclaration(statement) && statement.moduleSpecifier) {
      const everything = statement.exportClause === undefined
      return isIndex || everything ? [{ line, what: 'passes exports of another file on' }] : []
    }
    return isIndex && !importsOrLists(statement) ? [{ line, what: 'holds more than imports and lists' }] : []
  })
}

/** What a registry consists of: imports, types, and constants that are lists or tables of names. */
function importsOrLists(statement: ts.Statement): boolean {
  if (ts.isImportDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return true
  return (
    ts.isVariableStatement(statement) &&
    statement.declarationList.declarations.every(
      ({ initializer }) => initializer !== undefined && isList(initializer),
    )
  )
}

function isList(node: ts.Expression): boolean {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return isList(node.expression)
  if (ts.isArrayLiteralExpression(node)) return node.elements.every((e) => isEntry(e))
  if (!ts.isObjectLiteralExpression(node)) return false
  return node.properties.every(
    (p) => ts.isShorthandPropertyAssignment(p) || (ts.isPropertyAssignment(p) && isEntry(p.initializer)),
  )
}

function isEntry(node: ts.Expression): boolean {
  if (ts.isSpreadElement(node)) return ts.isIdentifier(node.expression)
  return (
    ts.isIdentifier(node) ||
    ts.isPropertyAccessExpression(node) ||
    ts.isStringLiteralLike(node) ||
    isList(node)
  )
}
