/** Figures as a table for people and as JSON for machines. */
import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, loadavg, totalmem } from 'node:os'
import { dirname } from 'node:path'

export type Figure = {
  size: number
  what: string
  value: number
  unit: 'ms' | 'rows/s' | 'MB' | 'bytes' | 'x' | 's'
  /** What it should reach, in words. */
  target?: string
  met?: boolean
  note?: string
}

export class Report {
  readonly figures: Figure[] = []
  add(figure: Figure): void {
    this.figures.push(figure)
    console.log(lineOf(figure))
  }
  async write(path: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true })
    const machine = {
      cpus: cpus().length,
      model: cpus()[0]?.model ?? '',
      memoryGb: Math.round(totalmem() / 1024 ** 3),
      loadAverage: loadavg(),
      node: process.version,
    }
    await writeFile(
      path,
      `${JSON.stringify({ at: new Date().toISOString(), machine, figures: this.figures }, null, 2)}\n`,
    )
  }
}

const sizeName = (size: number): string => (size >= 1e6 ? `${size / 1e6} M` : `${size / 1e3} k`)

const lineOf = ({ size, what, value, unit, target, met, note }: Figure): string => {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2
  const number = value.toLocaleString('en', { maximumFractionDigits: digits })
  const verdict = met === undefined ? '' : met ? ' met' : ' NOT met'
  return `| ${sizeName(size).padEnd(6)} | ${what.padEnd(62)} | ${`${number} ${unit}`.padStart(16)} | ${target ? `${target}${verdict}` : ''}${note ? ` (${note})` : ''} |`
}
