/** The most telling quote of each stage. */

import { Link } from '@tanstack/react-router'
import { channelNames } from '../../../../model/channel.ts'
import { ChannelIcon } from '../../../parts/channel-icon.tsx'
import { FaceIcon } from '../../../parts/face.tsx'
import { shortDay } from '../../../parts/format.ts'
import board from '../../board/board.module.css'
import { Cell } from '../../board/cell.tsx'
import { stageSpan } from '../../board/columns.ts'
import { FoldedCell } from '../../board/folded-cell.tsx'
import { useScene } from '../../scene.ts'
import { tellingQuote } from '../../telling-quote.ts'
import styles from './words.module.css'

export function WordsView() {
  const { layout, measure, now } = useScene()
  return layout.stages.map((column) => {
    const { stage, index } = column
    if (column.isFolded) return <FoldedCell key={stage.id} column={column} />
    const quote = tellingQuote(measure, stage)
    return (
      <Cell
        key={stage.id}
        style={{ gridColumn: stageSpan(layout, index) }}
        className={quote ? '' : board.none}
      >
        {quote ? (
          <Link
            to={`/customers/${quote.customer}` as string}
            className={styles.quote}
            tabIndex={-1}
            data-people
            title={quote.text}
          >
            <FaceIcon value={quote.score} />
            <span className={styles.words}>
              <q>{quote.text}</q>
              <cite>
                <ChannelIcon channel={quote.channel} size={12} />
                {channelNames[quote.channel]}, {shortDay(quote.at, now)}
              </cite>
            </span>
          </Link>
        ) : (
          <span>No words from here yet</span>
        )}
      </Cell>
    )
  })
}
