/** The emotion curve: a drawing underneath, and over it one cell per step that can be pressed and read out. */
import { useId, useMemo } from 'react'
import { curvePills } from '../../curve-pills.ts'
import { curveHeight, gapNote, leastForDot, runsOf } from '../../geometry/emotion-curve.ts'
import { placeLabels, placePills } from '../../geometry/place-labels.ts'
import { stepMeasure, useScene } from '../../scene.ts'
import { CurveCells } from './curve-cells.tsx'
import { CurveDrawing } from './curve-drawing.tsx'
import { CurveLegend } from './curve-legend.tsx'
import styles from './emotion.module.css'

const none = { value: null, low: null, high: null, n: 0 }

export function EmotionView() {
  const { layout, measure, compare } = useScene()
  const id = useId()
  const curve = useMemo(() => {
    const gaps = layout.steps.filter(
      ({ step }) => (stepMeasure(measure, step.id)?.emotion.mean.n ?? 0) < leastForDot,
    )
    const blocked = gaps.map(({ centre, width }) => gapNote(centre, width))
    const room = { width: layout.width, height: curveHeight, blocked }
    const readings = (of: typeof measure | null) =>
      layout.curve.map(({ step, centre }) => ({
        step: step.id,
        x: centre,
        mean: stepMeasure(of, step.id)?.emotion.mean ?? none,
      }))
    const runs = runsOf(readings(measure))
    const shown = new Set(layout.steps.map(({ step }) => step.id))
    const isShown = ({ step }: { step: string }) => shown.has(step)
    const labels = placeLabels(runs, room).filter(isShown)
    const wishes = curvePills(measure, runs.flat()).filter(isShown)
    const pills = placePills(wishes, runs, labels, room)
    return { runs, labels, pills, wishes, before: compare ? runsOf(readings(compare)) : [] }
  }, [layout, measure, compare])
  return (
    <div className={styles.emotion} role="presentation" style={{ height: curveHeight }}>
      <CurveDrawing id={id} curve={curve} />
      <CurveCells curve={curve} />
      {measure.readings === 0 && (
        <span className={styles.nothing}>
          Nobody has said, written or shown how it felt. The grey dashes only show where the curve will run.
        </span>
      )}
      <CurveLegend compared={curve.before.length > 0} />
    </div>
  )
}
