/** The two buttons behind a question that cannot be taken back: do it, or keep things as they are. */

type Props = {
  name: string
  isBusy: boolean
  onYes: () => void
  onNo: () => void
  /** What it means, where the button alone does not say so. */
  about?: string
}

export function SureButtons({ name, isBusy, onYes, onNo, about }: Props) {
  return (
    <span className="row" style={{ flexWrap: 'wrap' }}>
      {about && <span className="sm">{about}</span>}
      <button type="button" className="button danger" disabled={isBusy} onClick={onYes}>
        {name}
      </button>
      <button type="button" className="button quiet" onClick={onNo}>
        Keep
      </button>
    </span>
  )
}
