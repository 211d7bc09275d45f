/** Small pieces of SQL for text that comes from a file. */

/** Only for text of our own (patterns, names of constants); cells and settings are bound as parameters. */
export const literal = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

/** Blanks, tabs, line ends and no-break spaces around a cell mean nothing. */
export const trimmed = (text: string): string => `trimBoth(${text}, ' \\t\\r\\n')`
