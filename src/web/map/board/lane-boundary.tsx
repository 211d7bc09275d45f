/** A lane that breaks says so and offers another try; the other lanes keep working. */
import { Component, type ReactNode } from 'react'
import { failureText } from '../../api/api-error.ts'
import styles from './board.module.css'

type Props = { lane: string; children: ReactNode }
type State = { error: unknown }

export class LaneBoundary extends Component<Props, State> {
  override state: State = { error: undefined }

  static getDerivedStateFromError(error: unknown): State {
    return { error }
  }

  override render() {
    if (this.state.error === undefined) return this.props.children
    return (
      // biome-ignore lint/a11y/useSemanticElements: a grid of uneven columns is not a table element
      <div role="gridcell" tabIndex={-1} className={styles.failed} style={{ gridColumn: '1 / -1' }}>
        <span>
          {this.props.lane} could not be drawn. {failureText(this.state.error)}
        </span>
        <button type="button" className="button" onClick={() => this.setState({ error: undefined })}>
          Try again
        </button>
      </div>
    )
  }
}
