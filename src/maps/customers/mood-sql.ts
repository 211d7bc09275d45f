/** How a customer felt of late: the weighted mean of her readings, as columns over journey rows. */
import { usualWeights } from '../../journey/emotion/blend.ts'
import { laneOfReading, positionOfReading, scoreOfReading } from '../packed-reading.ts'

const moodDays = 14
const laneWeights = [usualWeights.said, usualWeights.read, usualWeights.shown]

const weight = `({weights:Array(Float64)})[${laneOfReading('r')}]`
// Rows are in order of time, so a place in them says it as well, and no list is copied for each reading.
const firstRecent = 'arrayFirstIndex(a -> a >= {since:UInt32}, at)'
const recent = `(first_recent > 0 AND ${positionOfReading('r')} >= first_recent)`

export const moodColumns = `
  ${firstRecent} AS first_recent,
  arraySum(r -> if(${recent}, ${weight} * ${scoreOfReading('r')} / 100, 0), readings) AS moodSum,
  arraySum(r -> if(${recent}, ${weight}, 0), readings) AS moodWeight,
  toUInt32(arrayCount(r -> ${recent}, readings)) AS moodReadings`

export const moodParams = (now: Date) => ({
  weights: laneWeights,
  since: Math.floor(now.getTime() / 1000) - moodDays * 86_400,
})
