/** An event of a journey, packed as step (9 bits) << 55 | channel (5) << 50 | position in the row (18) << 32 | seconds (32). */

export const stepOf = (event: string): string => `bitShiftRight(${event}, 55)`
export const channelOf = (event: string): string => `bitAnd(bitShiftRight(${event}, 50), 31)`
export const positionOf = (event: string): string => `bitAnd(bitShiftRight(${event}, 32), 262143)`
export const timeOf = (event: string): string => `bitAnd(${event}, 4294967295)`

/** A bound array; small numbers stay small, since the arrays made from them are what takes the time. */
export const table = (name: string, type = 'UInt8'): string => `{${name}:Array(${type})}`
